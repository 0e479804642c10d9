local guide = doc "docs/guide.md"

contract "a/b" {
  says = "Line ends of another system."
  every(gide) :has(table),
}
