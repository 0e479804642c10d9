local guide = doc "docs/guide.md"

contract "a/b" {
  says = "Words that go on have a colon, and no comma before it.",
  every(docs) has(section "A"),
  every(guide section "A" :with(command)) :has(command),
  every(docs :sections "A") :has(command "a" with(flag "b")),
  every(docs) must have(section "A"),
  every(docs) :has section "A",
  count(docs) :is_at_least 3,
}
