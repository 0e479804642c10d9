-- A plan that says what must be there when it is done goes on saying so; this asks it of the repository.

local plans = parameter "plans" {
  says    = "The plan documents, with must_haves in their front matter.",
  kind    = "selection",
  default = docs :with(field "must_haves"),
}

local asked = { "must_haves.truths", "must_haves.artifacts", "must_haves.key_links" }

contract "plan/must-haves" {
  says = "What a plan says must be there is there: its artifacts, long enough, and the links between them.",
  why  = "A plan that was fulfilled once is taken for the state of things ever after.",
  fix  = "mend what the plan asks for, or write into the plan what holds now.",

  every(plans) :has(field(asked)),
  there_is_no(plans :fields "must_haves.*" :except(asked)),
  whenever(plans :fields "must_haves.artifacts.*") :has(field "path"),
  whenever(plans :fields "must_haves.artifacts.*" :without(field "min_lines") :fields "path") :exists(),
  whenever(plans :fields "must_haves.artifacts.*" :with(field "min_lines")) :has_lines(field "path", field "min_lines"),
  whenever(plans :fields "must_haves.key_links.*") :connects(field "from", field "to", field "pattern"),
}

example "plan/must-haves" {
  keeps = {
    ["plans/restore-plan.md"] = [==[
      ---
      must_haves:
        truths:
          - "Whoever is on call can restore the last backup alone."
        artifacts:
          - path: docs/restore.md
            provides: the way back, step by step
            min_lines: 3
          - path: tools/restore.sh
        key_links:
          - from: docs/restore.md
            to: tools/restore.sh
            via: the commands of the steps
          - from: tools/restore.sh
            to: docs/restore.md
            via: its help
            pattern: 'docs/\w+\.md'
      ---

      # Restore
    ]==],
    ["docs/restore.md"] = [==[
      # Restore

      Run `../tools/restore.sh`.
    ]==],
    ["tools/restore.sh"] = [==[
      #!/bin/sh
      echo "see docs/restore.md"
    ]==],
  },
  breaks = {
    ["plans/restore-plan.md"] = [==[
      ---
      must_haves:
        artifacts:
          - path: docs/restore.md
            min_lines: 40               # expect: docs/restore.md has 3 lines, fewer than 40
          - path: tools/restor.sh       # expect: there is no tools/restor.sh
        key_links:
          - from: tools/restore.sh
            to: plans/restore-plan.md   # expect: tools/restore.sh does not name plans/restore-plan.md
          - from: docs/restore.md
            to: tools/restore.sh
            pattern: "restore --last"   # expect: docs/restore.md holds nothing that matches "restore --last"
      ---

      # Restore
    ]==],
  },
}

-- A plan that asks for nothing.
example "plan/must-haves" {
  breaks = {
    ["plans/restore-plan.md"] = [==[
      # Restore
    ]==],
    saying = "must_haves",
  },
}

-- What is misspelt asks for nothing, and what has no path can't be looked for.
example "plan/must-haves" {
  breaks = {
    ["plans/restore-plan.md"] = [==[
      ---
      must_haves:
        artifacts:
          - docs/restore.md             # expect: has no field "path"
          - provides: the way back      # expect: has no field "path"
        artefacts:                      # expect: there is field "must_haves.artefacts"
          - path: docs/restore.md
        key_links:
          - from: docs/restore.md       # expect: has no field "to"
      ---

      # Restore
    ]==],
    ["docs/restore.md"] = [==[
      # Restore
    ]==],
  },
}

-- A head without a plan in it.
example "plan/must-haves" {
  breaks = {
    ["plans/restore-plan.md"] = [==[
      ---
      must_haves:
      ---

      # Restore
    ]==],
    saying = "has no field \"must_haves.truths\"",
  },
}
