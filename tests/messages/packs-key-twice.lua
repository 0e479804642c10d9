use "test/page" { page = "docs/a.md", page = "docs/b.md" }
