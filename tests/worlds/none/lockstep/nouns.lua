return { guide = doc "docs/a.md" }
