contract "a/b" {
  says = "A position, as other languages write it.",
  every(docs) :has(step[1]),
}
contract "a/c" {
  says = "From the end.",
  every(docs :tables()) :has(row[-1]),
}
contract "a/d" {
  says = "Behind a noun.",
  the(doc "docs/a.md" :table[2]) :has(row),
}
