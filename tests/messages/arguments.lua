local guide = doc "docs/guide.md"

contract "a/b" {
  says = "Something that a reader understands.",

  every(docs) :has(),
  every(docs) :has "A",
  every(docs) :has { "A", "B" },
  every(docs) :has(guide),
  every(docs) :has(section),
  every(docs) :has(column),
  every() :has(section),
  every(doc) :has(section),
  every(docs) :has_one(section "A", section "B"),
  every(docs :sections("A", "B")) :has(section),
  every(docs :sections "") :has(section),
  every(docs :sections {}) :has(section),
  every(docs :sections { "A", 3 }) :has(section),
  every(docs :sections(guide)) :has(section),
  every(docs :sections { "A", key = "B" }) :has(section),
}
