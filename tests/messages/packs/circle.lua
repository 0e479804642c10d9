use "test/circle" {}
