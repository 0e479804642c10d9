-- A gate that no pull request runs is a script in a folder.

local pipeline = parameter "workflow" {
  says    = "The workflow that runs it.",
  kind    = "path",
  example = ".github/workflows/ci.yml",
}

local gate = parameter "gate" {
  says    = "The script that is the gate.",
  kind    = "path",
  example = "tools/tests/docs.sh",
}

local event = parameter "event" {
  says    = "What must start the workflow.",
  kind    = "text",
  default = "pull_request",
}

local guarded = parameter "changing" {
  says    = "The files that the gate guards: a change of any one of them alone must start the workflow.",
  kind    = "selection",
  default = docs,
}

contract "ci/runs-gate" {
  says = "CI runs the gate in a live step, also when only a file changes that it guards.",
  why  = "A workflow whose paths leave out what its gate guards lets it drift.",
  fix  = "add a step that runs the gate, or the path to the workflow's trigger.",

  the(workflow(pipeline)) :runs(script(gate)),
  the(workflow(pipeline)) :is_triggered_by { event, changing = guarded },
}

example "ci/runs-gate" {
  keeps = {
    ["README.md"] = [==[
      # Start
    ]==],
    ["tools/test.sh"] = [==[
      #!/bin/sh
      sh tools/tests/docs.sh
    ]==],
    ["tools/tests/docs.sh"] = [==[
      #!/bin/sh
      exit 0
    ]==],
    [".github/workflows/ci.yml"] = [==[
      on: pull_request
      jobs:
        test:
          runs-on: ubuntu-latest
          steps:
            - run: tools/test.sh
    ]==],
  },
  breaks = {
    [".github/workflows/ci.yml"] = [==[
      on: pull_request
      jobs:
        test:
          runs-on: ubuntu-latest
          steps:
            # expect: tools/tests/docs.sh
            - run: tools/test.sh
              if: false
    ]==],
  },
}

-- Run, and not when the document changes that it guards.
example "ci/runs-gate" {
  breaks = {
    ["README.md"] = [==[
      # Start
    ]==],
    ["tools/tests/docs.sh"] = [==[
      #!/bin/sh
      exit 0
    ]==],
    [".github/workflows/ci.yml"] = [==[
      on:
        # expect: README.md
        pull_request:
          paths: ["tools/**"]
      jobs:
        test:
          runs-on: ubuntu-latest
          steps:
            - run: sh tools/tests/docs.sh
    ]==],
  },
}
