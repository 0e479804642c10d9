local a = doc "docs/a.md"
local b = doc "docs/b.md"

contract "order/kept" {
  says = "The steps go in order, others may stand between.",
  the(a :section "Good" :steps()) :go_in_order { step :mentioning "first", step :mentioning "third" },
}
contract "order/missing" {
  says = "A step is missing.",
  the(a :section "Good" :steps()) :go_in_order { step :mentioning "first", step :mentioning "fifth" },
}
contract "order/early" {
  says = "A step stands too early.",
  the(a :section "Good" :steps()) :go_in_order { step :mentioning "second", step :mentioning "first" },
}
contract "order/one-serves-one" {
  says = "One step serves one pattern.",
  the(a :section "Good" :steps()) :go_in_order { step :mentioning "first", step :mentioning "first" },
}
contract "order/sequence-kept" {
  says = "Both have the same sequence.",
  the(a :section "Commands" :commands()) :same_sequence_as(b :section "Commands" :commands()),
}
contract "order/sequence-differs" {
  says = "Both have the same sequence.",
  the(a :section "Commands" :commands()) :same_sequence_as(b :section "Others" :commands()),
}
contract "order/sequence-ends" {
  says = "Both have the same sequence.",
  the(b :section "Short" :commands()) :same_sequence_as(a :section "Commands" :commands()),
}
contract "order/unique" {
  says = "Headings are unique.",
  the(docs :sections() :level(2)) :is_unique(),
}
contract "order/alike" {
  says = "Support sections are alike.",
  the(docs :sections "Support") :are_alike(),
}
