contract "docs/tables" {
  says = "Every document has a table.",
  every(docs) :has(table),
}

example "docs/tables" {
  keeps = { ["a.md"] = [[x]], saying = "no table" },
}

example "docs/tables" {
  breaks = { ["a.md"] = [[x]], saying = "" },
}

example "docs/tables" {
  breaks = { ["a.md"] = [[x]], saying = 3 },
}
