contract "docs/tables" {
  says = "Every document has a table.",
  every(docs) :has(table),
}

example "docs/table" {
  keeps = { ["a.md"] = [[x]] },
  breaks = { ["a.md"] = [[y]] },
}

example "something/else" { keeps = { ["a.md"] = [[x]] } }
