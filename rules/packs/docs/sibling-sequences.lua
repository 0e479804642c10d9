-- What one document tells in full, others tell in short; one of them is forgotten when the order changes.

local original = parameter "original" {
  says    = "The sequence as it is told in full: steps, or what is taken from them, such as the commands.",
  kind    = "selection",
  example = doc "docs/operations.md" :section "Scale-out" :steps() :commands "tools/ctl.sh",
}

local sibling = parameter "sibling" {
  says    = "The same sequence where it is told again.",
  kind    = "selection",
  example = doc "docs/incidents.md" :section "Too slow" :steps() :commands "tools/ctl.sh",
}

contract "docs/sibling-sequences" {
  says = "Two documents tell the same sequence, in the same order.",
  why  = "Whoever follows the one that was forgotten does it the old way.",
  fix  = "tell both alike; when they are meant to differ, don't compare them.",

  the(sibling) :same_sequence_as(original),
}

example "docs/sibling-sequences" {
  keeps = {
    ["docs/operations.md"] = [==[
      # Operations

      ## Scale-out

      1. Write the shape down: `tools/ctl.sh profile`.
      2. Start it: `tools/ctl.sh start`.
      3. Look whether it is ready: `tools/ctl.sh status`.
    ]==],
    ["docs/incidents.md"] = [==[
      # Incidents

      ## Too slow

      1. `tools/ctl.sh profile`, to compare it later.
      2. Run `tools/ctl.sh start`.
      3. Wait for `tools/ctl.sh status`.
    ]==],
  },
  breaks = {
    ["docs/incidents.md"] = [==[
      # Incidents

      ## Too slow

      1. Run `tools/ctl.sh start`.   <!-- expect: tools/ctl.sh start -->
      2. `tools/ctl.sh profile`, to compare it later.
      3. Wait for `tools/ctl.sh status`.
    ]==],
  },
}

-- It ends too early.
example "docs/sibling-sequences" {
  breaks = {
    ["docs/operations.md"] = [==[
      # Operations

      ## Scale-out

      1. Start it: `tools/ctl.sh start`.
      2. Look whether it is ready: `tools/ctl.sh status`.
    ]==],
    ["docs/incidents.md"] = [==[
      # Incidents

      ## Too slow

      1. Run `tools/ctl.sh start`.
    ]==],
    saying = "status",
  },
}
