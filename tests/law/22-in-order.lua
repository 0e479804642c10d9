-- Rule 22: the first match, then the first later one; others may stand between; one serves one pattern.
local page = doc "docs/a.md"

contract "law/22-order" {
  says = "Steps go in order, others may stand between.",
  the(page :steps()) :go_in_order { step :mentioning "enable", step :mentioning "start", step :mentioning "check" },
}
example "law/22-order" {
  keeps = {
    ["docs/a.md"] = [==[
      1. Enable it.
      2. Look.
      3. Start it.
      4. Check it.
      5. Enable more.
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      1. Start it.
      2. Enable it.
      3. Check it.
    ]==],
    saying = "before",
  },
}
example "law/22-order" {
  breaks = {
    ["docs/a.md"] = [==[
      1. Enable it.
      2. Start it.
    ]==],
    saying = "check",
  },
}
example "law/22-order" {
  breaks = {
    ["docs/a.md"] = [==[
      1. Enable it.
      2. Start and check it.
    ]==],
    saying = "check",
  },
}
