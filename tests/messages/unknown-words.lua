local guide = doc "docs/guide.md"

contract "a/b" {
  says = "Something that a reader understands.",

  evry(docs) :has(section "A"),
  every(guid) :has(section "A"),
  every(docs) :haz(section "A"),
  every(docs :sectons()) :contains(section "A"),
  each(document "a.md") :has(heading "A"),
  every(docs) :frobnicates(xyzzyplugh),
}
