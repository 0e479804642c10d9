contract "docs/tables" {
  says = "Every document has a table.",
  every(docs) :has(table),
}

example "docs/tables" {
  keep = { ["a.md"] = [[x]] },
}

example "docs/tables" {
  files = { ["a.md"] = [[x]] },
}

example "docs/tables" {
  { ["a.md"] = [[x]] },
}

example "docs/tables" {}
