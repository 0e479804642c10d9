local guide = doc “docs/guide.md”

contract "a/b" {
  says = ‘Curly.’,
  every(guide) :has(section "A"),
}
