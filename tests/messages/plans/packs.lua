use "test/page" { page = "docs/a.md" }
use "test/page" {
  id = "mine/page", says = "Mine.", why = "So.", fix = "Do.", severity = "info", tags = { "own" },
  page = "docs/a.md", others = "**/*.md", words = "left", least = 3, heads = "Scope", facts = doc "b.md" :sections(),
  excuse("section Old", "kept for its history"),
}
use "test/two" { severity = "warning" }
