contract "law/vac-once" {
  says = "Nothing to check is never green.",
  every(docs :sections "Nope") :has(command),
  every(docs :sections "Nope" :with(table)) :has(command),
}
contract "law/vac-two" {
  says = "Nothing to check is never green.",
  severity = "info",
  every(docs :sections "Nope") :has(table),
}
contract "law/singular-each" {
  says = "Nothing to check is never green.",
  every(docs :section "Two") :has(paragraph),
}
contract "law/whenever-singular" {
  says = "Nothing to check is never green.",
  whenever(docs :section "Two" :commands()) :is_accepted_by(compose),
}
contract "law/whenever-object" {
  says = "Nothing to check is never green.",
  whenever(docs :sections "One" :terms()) :appears_in(docs :sections "One" :rows() ),
}
contract "law/there-is-path" {
  says = "Nothing to check is never green.",
  there_is(doc "docs/a.md" :section "Zwei" :paragraph(1)),
  there_is_no(doc "docs/a.md" :section "Zwei" :commands()),
  there_is_no(doc "docs/a.md" :sections "Zwei"),
  count(doc "docs/a.md" :section "Zwei" :terms()) :is(0),
}
contract "law/some" {
  says = "Nothing to check is never green.",
  some(docs :sections "Nine") :has(command),
}
contract "law/pattern" {
  says = "Nothing to check is never green.",
  every(docs :sections "One") :has(table :with(row "2")),
}
contract "law/excuse-vac" {
  says = "Nothing to check is never green.",
  every(docs :sections "Nope2") :has(command),
  excuse("Nope2", "not there"),
}
contract "law/compose" {
  says = "Nothing to check is never green.",
  every(compose :profiles()) :appears_in { "a" },
}
