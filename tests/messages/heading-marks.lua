contract "a/b" {
  says = "A heading's name has no marks.",
  every(docs) :has(section "## Rollback"),
  every(docs :sections { "A", "### B" }) :has(section "#channel"),
  every(docs :sections(exactly "# C")) :has(section),
}
