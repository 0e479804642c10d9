contract "docs/tables" {
  says = "Every document has a table.",
  every(docs) :has(table),
}

example "docs/tables" {
  keeps = [[x]],
}

example "docs/tables" {
  keeps = {},
}

example "docs/tables" {
  breaks = { [[x]] },
}

example "docs/tables" {
  breaks = { saying = "no table" },
}
