use "test/broken" {}
use "test/circle" {}
use "test/page" { page = "docs/a.md", facts = section "A" }
