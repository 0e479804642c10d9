use "test/page" { page = "docs/a.md", word = "x" }
use "test/page" { page = "docs/a.md", nothing_like_it = "x" }
use "test/page" { page = "docs/a.md", severty = "error" }
