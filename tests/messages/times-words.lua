contract "new/times-words" {
  says = "Words that are called otherwise.",
  every(docs :field "reviewed") :is_newer_than "90 days",
  the(docs :tables()) :same_order_as(compose :services()),
  every(compose :services()) :has(env_var "A"),
}
