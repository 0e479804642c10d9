-- Judged where a repository has no rules of its own: only what is quiet where it does not apply.

contract "docs/links" {
  says = "Links between documents lead somewhere, anchors too.",
  why  = "A dead link sends a reader away at the moment when they need the answer.",

  whenever(docs :links()) :exists(),
}

example "docs/links" {
  keeps = {
    ["README.md"] = [==[
      # Start

      Read the [guide](docs/guide.md).
    ]==],
    ["docs/guide.md"] = [==[
      # Guide
    ]==],
  },
  breaks = {
    ["README.md"] = [==[
      # Start

      Read the [guide](docs/gude.md).   <!-- expect: gude.md -->
    ]==],
  },
}
