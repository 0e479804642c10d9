use "test/page" {}
use "test/page" { words = "x" }
