contract "docs/tables" {
  says = "Every document has a table.",
  every(docs) :has(table),
}

example "docs/tables" {
  keeps = { ["../a.md"] = [[x]], ["/etc/a.md"] = [[x]], ["docs/./a.md"] = [[x]], [""] = [[x]] },
}

example "docs/tables" {
  keeps = { [ [[docs\a.md]] ] = [[x]] },
}
