contract "a/b" {
  says = "Between parentheses a comma parts; between braces Lua takes both.";
  every(docs) :has(section "A"; section "B");
  the(docs :sections()) :equals { "a"; "b" };
}
