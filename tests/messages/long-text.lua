contract "a/b" {
  says = "A class in a class.",
  every(docs :links() :matching [[^[[:alpha:]]+$]]) :exists(),
  every(docs :links() :matching [[[a-z]]]) :exists(),
}
