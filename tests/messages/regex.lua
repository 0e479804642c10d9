local guide = doc "docs/guide.md"

contract "a/b" {
  says = "Something that a reader understands.",

  every(docs :links() :matching [[(]]) :exists(),
  every(docs :paragraphs() :capturing [[port \d+]]) :appears_in(compose :ports()),
  every(docs :links() :matching "") :exists(),
  every(docs :links() :matching(3)) :exists(),
  every(docs) :mentions "--",
  every(docs) :mentions(section "A"),
}
