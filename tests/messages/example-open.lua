contract "docs/tables" {
  says = "Every document has a table.",
  every(docs) :has(table),
}

example "docs/tables" {
  keeps = {
    ["a.md"] = [[x]],
  breaks = { ["a.md"] = [[x]] },
}

example "docs/tables" { keeps = { ["a.md"] = [[x]] } }

contract "docs/more" {
  says = "More.",
  every(docs) :has(list),
}
