local guide = doc "docs/guide.md"
