local guide = doc "docs/guide.md"

contract "a/b" {
  says = "Something that a reader understands.",

  the(guide :steps()) :go_in_order {
    step :mentioning "a" "b",
    step :mentioning "c",
  },
}
