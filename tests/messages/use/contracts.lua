contract "used/one" {
  says = "A contract of a shared file.",
  every(docs) :has(section "A"),
}
return { a = docs }
