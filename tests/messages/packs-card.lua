use "test/page" { page = "docs/a.md", severity = "fatal" }
use "test/page" { page = "docs/a.md", says = 3 }
use "test/page" { page = "docs/a.md", every(docs) :has(table) }
use "test/two" { id = "a/b" }
use "test/two" { excuse("section Old", "kept") }
