contract "used/one" {
  says = "There is one in use/contracts.lua.",
  every(docs) :has(section "A"),
}
