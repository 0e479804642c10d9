-- Rule 12: each match of each group is a name; facts without a match drop out.
local page = doc "docs/a.md"

contract "law/12-capturing" {
  says = "Each match is a name, at its own place; case counts.",
  every(page :paragraphs() :capturing [[port (\d+)]]) :is { "80", "443" },
}
example "law/12-capturing" {
  keeps = {
    ["docs/a.md"] = [==[
      port 80 and port 443

      none here

      Port 99
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      port 80 and
      port 99 <!-- expect: in paragraph is not -->
    ]==],
  },
}
