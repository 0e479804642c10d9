use "test/page" {
  page = "docs/a.md"
  words = "x",
}

use "test/page" {
  page: "docs/a.md",
}

use "test/page" {
  page = "docs/a.md",

contract "a/b" { says = "S.", every(docs) :has(table) }
