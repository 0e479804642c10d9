local guide = doc "docs/guide.md"

contract "crlf" {
  says = "Line ends of another system, and a byte order mark.",
  every(guide
    :sections "A") :has(table),
}
