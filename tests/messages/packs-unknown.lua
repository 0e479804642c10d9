use "test/pag" { page = "docs/a.md" }
use "nothing" { }
use "nouns" { }
local a = use "test/page"
