local guide = doc "docs/guide.md"
return {
  guide = guide,
  more  = { steps = guide :steps() },
  names = { "a", "b" },
}
