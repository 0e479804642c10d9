contract "a/b" {
  says = "Escapes.",
  every(docs :links() :matching "\bdocs\d+\.md") :exists(),
  every(docs) :mentions "a\tb",
}
