local page = doc "docs/a.md"

contract "promises/singular-missing" {
  says = "A heading that is spelt differently.",
  the(page :section "Rollbak") :has(command),
  every(page :section "Rollbak" :steps()) :has(command),
}
contract "promises/shared" {
  says = "The same selection in another contract is the same finding.",
  severity = "warning",
  the(page :section "Rollbak") :mentions "x",
}
contract "promises/singular-many" {
  says = "A heading that is there twice.",
  the(page :section "Twice") :has(command),
}
contract "promises/in-each" {
  says = "One in each document.",
  every(docs :section "Rollback") :has(command),
}
contract "promises/plural" {
  says = "A plural that finds nothing.",
  every(page :section "Rollback" :tables()) :has(row),
}
contract "promises/filter" {
  says = "A filter that drops everything.",
  every(page :sections "Rollback" :mentioning "moon") :has(command),
}
contract "promises/column" {
  says = "A column that is not there.",
  every(page :table "Modes" :column "Profil") :is { "a" },
}
contract "promises/file" {
  says = "A file that is not there.",
  the(doc "docs/aa.md") :has(command),
}
contract "promises/glob" {
  says = "A glob that matches nothing.",
  every(docs "guide/**/*.md") :has(command),
}
contract "promises/object" {
  says = "An empty object is one finding.",
  every(page :section "Rollback" :terms()) :appears_in(page :section "Rollback" :links()),
}
contract "promises/other-sentences" {
  says = "The other sentences are judged.",
  the(page :section "Nowhere") :has(command),
  the(page :section "Rollback") :has(table),
}
contract "promises/every-part" {
  says = "Parts may be empty, but then nothing is checked.",
  every(page :section "Rollback" :commands() :flags()) :appears_in { "--a" },
}
contract "promises/folder" {
  says = "A file that stands in another folder.",
  the(doc "b.md") :has(command),
}
contract "promises/columns" {
  says = "A list is any of its names, not all.",
  every(doc "docs/b.md" :table "Rota" :column { "Primary", "Secondary" }) :mentions "a",
}
