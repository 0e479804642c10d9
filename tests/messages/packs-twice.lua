use "test/page" { page = "docs/a.md" }
use "test/page" { page = "docs/b.md" }
use "test/page" { id = "second", page = "docs/b.md" }
