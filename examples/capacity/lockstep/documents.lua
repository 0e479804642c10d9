-- The documents as such: they are there, long enough to be useful, and lead to each other.

local w = use "nouns"

contract "docs/key-links" {
  says = "The key documents link to each other.",

  the(w.guide) :has(link :to(w.quickstart), link :to(w.performance), link :to(w.troubleshooting)),
  every(w.companions) :has(link :to(w.guide)),
  the(w.performance) :has(link :to(w.troubleshooting)),
  the(w.troubleshooting) :has(link :to(w.performance)),
}

contract "docs/links-exist" {
  says = "Every link leads to a file that exists, and to a heading in it.",

  every(docs :links()) :exists(),
}

contract "docs/headings-unique" {
  says = "The main headings of the guide are unique, so that a link to one of them means one place.",
  severity = "warning",

  the(w.guide :sections() :level(2)) :is_unique(),
}

contract "docs/length" {
  says = "The documents and the gate are more than a stub.",

  count(file "docs/docker_compose.md" :lines()) :is_at_least(195),
  count(file "docs/performance.md" :lines()) :is_at_least(90),
  count(file "docs/troubleshooting.md" :lines()) :is_at_least(80),
  count(file "docs/quickstart.md" :lines()) :is_at_least(50),
  count(file "tools/tests/capacity_profile_contracts.sh" :lines()) :is_at_least(20),
}
