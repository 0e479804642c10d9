contract "exists/links" {
  says = "Links lead somewhere.",
  every(docs :links()) :exists(),
}
contract "exists/to" {
  says = "The pages lead to each other.",
  the(doc "docs/a.md") :has(link :to(doc "docs/b.md"), link :to(doc "docs/b.md" :section "Second Part"), link :to(file "LICENSE")),
}
contract "exists/gates" {
  says = "The scripts that are run are there.",
  every(script "tools/all.sh" :paths "tools/tests/*.sh") :exists(),
}
