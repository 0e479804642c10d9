contract "a/b" {
  every(docs) :has(section "A"),
}

contract "a/c" {
  says = "",
  every(docs) :has(section "A"),
}

contract "a/d" {
  says = "Wrong severity and tags.",
  severity = "fatal",
  tags = "docs",
  why = 3,
  every(docs) :has(section "A"),
}

contract "" {
  says = "No id.",
  every(docs) :has(section "A"),
}
