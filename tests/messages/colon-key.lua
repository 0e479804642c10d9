contract "a/b" {
  says: "One.",
  severity: "error",
  every(docs) :has(section "A"),
}

contract "a/c" {
  says "No sign.",
  why == "Two signs.",
  every(docs) :has(section "A"),
}
