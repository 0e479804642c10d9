-- What people give to words who have just begun.
contract "new/paths" {
  says = "Folders are parted by a slash; exactly takes what is written.",
  every(doc [[docs\guide.md]]) :has(section),
  every(docs { [[docs\*.md]] }) :has(section),
  every(docs(exactly [[docs\guide.md]])) :has(section),
}

contract "new/numbers" {
  says = "A number is no text.",
  count(docs) :is("3"),
}

contract "new/names" {
  says = "A path alone is a name, and a name holds nothing.",
  every("docs/guide.md") :has(section "Settings"),
  whenever { "docs/guide.md", "docs/other.md" } :lacks(command),
  every { "web", "db" } :appears_in(compose :services()),
}
