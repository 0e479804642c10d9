local guide = doc "docs/guide.md"

contract "a/b" {
  says = "Something that a reader understands.",

  every(either(docs)) :has(command),
  every(either(docs, section "A")) :has(command),
  every(docs :services { docs, guide }) :exists(),
}
