local w = use "nouns"

contract "a/b" {
  says = "A dot that is found only when it is used.",
  every(w.guide.sections "A") :has(section "B"),
}
