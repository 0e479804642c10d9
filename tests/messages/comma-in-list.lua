local guide = doc "docs/guide.md"

contract "a/b" {
  says = "Something that a reader understands.",

  the(guide :steps()) :go_in_order {
    step :mentioning "a"
    step :running("b")
    step :with(command)
  },
  every(docs) :has(section { "A" "B" }),
}
