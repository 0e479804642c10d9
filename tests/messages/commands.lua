local guide = doc "docs/guide.md"

contract "a/b" {
  says = "Something that a reader understands.",

  every(docs :commands(guide)) :exists(),
  every(docs :steps() :running()) :has(command),
  every(docs :steps() :running(script "a.sh", "start", "now")) :has(command),
  every(docs :commands(3)) :is_accepted_by(script "a.sh"),
}
