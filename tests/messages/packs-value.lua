local b = use "test/page" { page = "docs/a.md" }
use "test/page"
use { page = "docs/a.md" }
