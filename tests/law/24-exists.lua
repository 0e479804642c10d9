-- Rule 24: links lead somewhere from their document, anchors too; paths from the folder, then the root; exact case.
local page = doc "docs/a.md"

contract "law/24-links" {
  says = "Links lead somewhere, to their anchor, in exact case.",
  every(page :links()) :exists(),
}
example "law/24-links" {
  keeps = {
    ["docs/a.md"] = [==[
      # A

      [b](b.md#one-two) [a](#a) [r](../README.md)
    ]==],
    ["docs/b.md"] = [==[
      # One *Two*
    ]==],
    ["README.md"] = [==[
      # R
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      [b](b.md#three)
    ]==],
    saying = "has no anchor \"three\"",
  },
}
example "law/24-links" {
  breaks = {
    ["docs/a.md"] = [==[
      [b](B.md)
    ]==],
    ["docs/b.md"] = [==[
      # B
    ]==],
    saying = "leads to no file",
  },
}
example "law/24-links" {
  breaks = {
    ["docs/a.md"] = [==[
      [b](docs/b.md)
    ]==],
    ["docs/b.md"] = [==[
      # B
    ]==],
    saying = "leads to no file",
  },
}

contract "law/24-paths" {
  says = "Paths stand in the document's folder, or at the root.",
  every(page :paths()) :exists(),
}
example "law/24-paths" {
  keeps = {
    ["docs/a.md"] = [==[
      `tools/x.sh` `sub/y.sh`
    ]==],
    ["tools/x.sh"] = [==[
      #!/bin/sh
    ]==],
    ["docs/sub/y.sh"] = [==[
      #!/bin/sh
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      `tools/z.sh`
    ]==],
    saying = "tools/z.sh",
  },
}
