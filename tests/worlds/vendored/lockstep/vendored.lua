-- Documents of others, of machines and what git ignores are no documents of the repository, unless a rule names their folder.
contract "ours" {
  says = "Links of our documents lead somewhere.",
  every(docs :links()) :exists(),
}

contract "ours/by-glob" {
  says = "So do those of the documents below docs.",
  every(docs "docs/**/*.md" :links()) :exists(),
  count(docs "docs/**/*.md") :is(1),
  count(docs) :is(1),
}

contract "theirs" {
  says = "What a rule names is judged, whoever's it is.",
  every(docs ".agents/*.md" :links()) :exists(),
  every(docs "docs/node_modules/dep/*.md" :links()) :exists(),
  every(docs "docs/built/*.md" :links()) :exists(),
  every(doc "docs/.claude/skills/a.md" :links()) :exists(),
}
