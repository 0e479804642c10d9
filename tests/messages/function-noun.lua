local guide = doc "docs/guide.md"

contract "a/b" {
  says = "Something that a reader understands.",

  every(script "a.sh" :function "main") :has(command),
}
