-- Every link leads to a file that exists, and to a heading in it.
--@ id = docs/links | what the contract is called

contract "{{id}}" {
  says = "Links between documents lead somewhere, anchors too.",
  why  = "A dead link sends a reader away at the moment when they need the answer.",

  every(docs :links()) :exists(),
}

example "{{id}}" {
  keeps = {
    ["README.md"] = [==[
      # Start

      Read [how to begin](docs/guide.md#first-steps).
    ]==],
    ["docs/guide.md"] = [==[
      # Guide

      ## First Steps
    ]==],
  },
  breaks = {
    ["README.md"] = [==[
      # Start

      Read [how to begin](docs/guide.md#last-steps).   <!-- expect: last-steps -->
    ]==],
  },
}
