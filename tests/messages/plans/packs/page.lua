local page = parameter "page" {
  says    = "The document to look at.",
  kind    = "path",
  example = "docs/guide.md",
}
local others = parameter "others" { says = "Other documents.", kind = "glob", default = "docs/*.md" }
local words  = parameter "words" { says = "Words that must stand there.", kind = "text", default = "left" }
local least  = parameter "least" { says = "How many tables at least.", kind = "number", default = 1 }
local heads  = parameter "heads" { says = "Headings.", kind = "list", default = { "Scope" } }
local facts  = parameter "facts" { says = "What must have a table.", kind = "selection", default = docs :sections() }

contract "test/page" {
  says = "A page of the pack.",
  tags = { "pack" },
  every(doc(page) :sections(heads)) :mentions(words),
  count(docs(others) :tables()) :is_at_least(least),
  every(facts) :has(table),
}
