local guide = doc "docs/guide.md"

contract "a/b" {
  says = "Something that a reader understands.",

  docs :sections "A",
  guide :has(section "A"),
  the(guide :steps()),
  guide :steps() :is_unique(),
  docs :tables() :is_at_least(3),
  "a text",
  3,
}
