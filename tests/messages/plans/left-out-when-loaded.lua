-- A contract with a mistake is left out, the others stay.
contract "wrong" {
  says = "Wrong.",
  every(docs) :has(docs),
  every(docs) :equals(docs),
}

contract "right" {
  says = "Right.",
  every(docs) :has(section "A"),
}
