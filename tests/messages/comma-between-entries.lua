contract "a/b" {
  says = "No comma."
  why  = "No comma here either."

  every(docs) :has(section "A")
  every(docs) :has(section "B")
}
