contract "mention/words" {
  says = "The page mentions these.",
  the(doc "docs/a.md" :section "Words") :mentions "queue drain",
  the(doc "docs/a.md" :section "Words") :mentions { "nothing", "READINESS" },
  the(doc "docs/a.md" :section "Words") :mentions "web",
  the(doc "docs/a.md" :section "Words") :mentions "secret",
}
contract "mention/services" {
  says = "Every service is mentioned.",
  every(compose :services()) :is_mentioned_in(doc "docs/a.md" :section "Services"),
}
contract "mention/filter" {
  says = "Sections that mention the queue have a command.",
  every(docs :sections() :mentioning "drain*") :has(command),
}
