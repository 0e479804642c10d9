local guide = doc "docs/guide.md"

contract "a/b" {
  says = "Something that a reader understands.",

  every(docs) :equals { "a" },
  the(guide) :equals { "a" },
  the(guide :sections()) :has(command),
  every(docs) :is_at_least(3),
  count(docs) :has(command),
  there_is(docs) :has(command),
  there_is_no(docs) :has(command),
  there_is_no(docs) :lacks(command),
  there_is_no(docs) :mentions "a",
  there_is_no(docs :links()) :exists(),
  there_is_no(docs :terms()) :equals { "a" },
  every(docs) :has(command) :lacks(table),
  every(docs) :sections "A",
  every(docs) :mentioning "A",
  some(docs :sections()) :is_unique(),
}
