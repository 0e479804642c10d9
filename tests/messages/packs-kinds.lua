use "test/page" { page = 3 }
use "test/page" { page = doc "docs/a.md" }
use "test/page" { page = "docs/*.md" }
use "test/page" { page = "../a.md" }
use "test/page" { page = "docs/a.md", others = { "docs/*.md" } }
use "test/page" { page = "docs/a.md", words = 3, least = "3", heads = docs }
use "test/page" { page = "docs/a.md", facts = 3 }
use "test/page" { page = "docs/a.md", least = 1.5 }
