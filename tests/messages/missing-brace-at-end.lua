contract "a/b" {
  says = "The contract is not closed.",
  every(docs) :has(section "A"),

contract "a/c" {
  says = "Nor is this one.",
  every(docs) :has(section "A"),
