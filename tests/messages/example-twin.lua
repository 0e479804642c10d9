contract "docs/tables" {
  says = "Every document has a table.",
  every(docs) :has(table),
}

exampel "docs/tables" { keeps = { ["a.md"] = [[x]] } }
