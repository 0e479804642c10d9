-- Links as generators of sites have them, and what is wrong beside them (docs/guides/start.md, handbook/docs/index.md).
contract "links" {
  says = "Links lead somewhere.",
  every(docs :links()) :exists(),
}
