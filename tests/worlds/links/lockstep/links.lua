-- One file under several names is one file: AGENTS.md is CLAUDE.md and GEMINI.md, docs/real/a.md has two names more, docs/linked
-- and docs/up are folders that are there already. Of a file whose own name is no document the first name stands.
contract "every-document" {
  says = "Every document is judged once.",
  every(docs :links()) :exists(),
}

contract "some-folder" {
  says = "A link stands for what is not in the selection itself.",
  every(docs "docs/*.md" :links()) :exists(),
}

contract "two-globs" {
  says = "Also over several globs.",
  every(docs { "docs/*.md", "docs/real/*.md" } :links()) :exists(),
}

contract "by-name" {
  says = "A link that is named is judged under that name.",
  every(doc "CLAUDE.md" :links()) :exists(),
  every(doc "docs/linked/a.md" :links()) :exists(),
}

contract "both-names" {
  says = "Both of two names that are written down are there.",
  every(docs { "AGENTS.md", "CLAUDE.md" }) :has(section "Rules"),
  count(docs { "AGENTS.md", "CLAUDE.md" }) :is(2),
  count(docs) :is(3),
  count(docs "*.md") :is(1),
}
