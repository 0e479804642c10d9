contract "docs/tables" {
  says = "Every document has a table.",
  every(docs) :has(table),
}

example "docs/tables" {
  keeps = { ["a.md"] = 12 },
}

example "docs/tables" {
  keeps = { ["a.md"] = doc "a.md" },
}

example "docs/tables" {
  keeps = { ["a.md"] = { "one", "two" } },
}
