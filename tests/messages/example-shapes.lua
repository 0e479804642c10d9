contract "docs/tables" {
  says = "Every document has a table.",
  every(docs) :has(table),
}

local shown = example "docs/tables" { keeps = { ["a.md"] = [[x]] } }

example

example "docs/tables"

example("docs/tables") { keeps = { ["a.md"] = [[x]] } }

example { keeps = { ["a.md"] = [[x]] } }
