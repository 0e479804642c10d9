local page = doc "docs/a.md"

contract "quantifiers/every" {
  says = "Every section has a command.",
  every(page :sections "S*") :has(command),
}
contract "quantifiers/whenever" {
  says = "Whenever there are tables, they have rows; there may be none.",
  whenever(page :tables()) :has(row),
  whenever(page :section "S1" :links()) :exists(),
}
contract "quantifiers/whenever-singular" {
  says = "Whenever never lifts the promise of a singular.",
  whenever(page :section "S9" :links()) :exists(),
}
contract "quantifiers/some" {
  says = "Some section has a command.",
  some(page :sections "S*") :has(command),
  some(page :sections "S*") :has(table),
  some(page :section "S2") :has(command),
  some(page :sections "Z*") :has(command),
}
contract "quantifiers/there-is" {
  says = "There is.",
  there_is(page :sections "S1"),
  there_is(page :section "S1" :command "make one"),
  there_is(page :section "S1" :command "make two"),
  there_is_no(page :section "S1" :tables()),
  there_is_no(page :section "S1" :commands()),
}
contract "quantifiers/count" {
  says = "Counts.",
  count(page :sections "S*") :is(2),
  count(page :sections "S*") :is(3),
  count(page :sections "S*") :is_at_least(3),
  count(page :sections "S*") :is_at_most(1),
  count(page :tables()) :is(0),
  count(page :lines()) :is_at_least(100),
}
