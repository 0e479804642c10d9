-- Rule 14: what is switched off satisfies nothing, and is named as the reason.
contract "law/14-step" {
  says = "A step with `if: false` satisfies nothing.",
  there_is(workflow ".github/workflows/ci.yml" :commands "tools/gate.sh"),
}
example "law/14-step" {
  keeps = {
    [".github/workflows/ci.yml"] = [==[
      on: push
      jobs:
        a:
          steps:
            - run: tools/gate.sh
    ]==],
  },
  breaks = {
    [".github/workflows/ci.yml"] = [==[
      on: push
      jobs:
        a:
          steps:
            - run: tools/gate.sh
              if: false
    ]==],
    saying = "it is not live",
  },
}
example "law/14-step" {
  breaks = {
    [".github/workflows/ci.yml"] = [==[
      on: push
      jobs:
        a:
          steps:
            - run: ls
            # - run: tools/gate.sh
    ]==],
    saying = "it is commented out or switched off",
  },
}
example "law/14-step" {
  breaks = {
    [".github/workflows/ci.yml"] = [==[
      on: push
      jobs:
        b:
          if: ${{ false }}
          steps:
            - run: ls
        a:
          needs: b
          steps:
            - run: tools/gate.sh
    ]==],
    saying = "it is not live",
  },
}

contract "law/14-service" {
  says = "A disabled service satisfies nothing.",
  there_is(compose :services "worker"),
}
example "law/14-service" {
  keeps = {
    ["compose.yaml"] = [==[
      services:
        web: { image: a }
        worker: { image: b }
    ]==],
  },
  breaks = {
    ["compose.yaml"] = [==[
      services:
        web: { image: a }
        # worker:
        #   image: b
    ]==],
    saying = "not live",
  },
}

contract "law/14-run" {
  says = "A gate is run by what is live.",
  every(scripts "tools/*.sh") :is_run_by(workflows),
}
example "law/14-run" {
  keeps = {
    ["tools/a.sh"] = [==[
      #!/bin/sh
    ]==],
    [".github/workflows/ci.yml"] = [==[
      on: push
      jobs:
        a:
          steps:
            - run: bash tools/a.sh
    ]==],
  },
  breaks = {
    [".github/workflows/ci.yml"] = [==[
      on: push
      jobs:
        a:
          if: github.event_name == 'push' && false
          steps:
            - run: bash tools/a.sh
    ]==],
    saying = "not run by",
  },
}
example "law/14-run" {
  breaks = {
    ["tools/a.sh"] = [==[
      #!/bin/sh
    ]==],
    [".gitlab-ci.yml"] = [==[
      include:
        - local: ci/*.yml
      a:
        script: ls
    ]==],
    [".github/workflows/ci.yml"] = [==[
      on: push
      jobs: {}
    ]==],
    saying = "not run by",
  },
}

contract "law/14-names" {
  says = "A disabled service is named where its name is missing.",
  every(doc "docs/a.md" :items()) :appears_in(compose :services()),
}
example "law/14-names" {
  keeps = {
    ["docs/a.md"] = [==[
      - web
    ]==],
    ["compose.yaml"] = [==[
      services:
        web: { image: a }
        # worker:
        #   image: b
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      - web
      - worker <!-- expect: item "worker" does not appear in -->
    ]==],
  },
}

contract "law/14-script" {
  says = "A command of a script that never runs satisfies nothing; one that a trap sets off does.",
  the(script "tools/gate.sh") :is_run_by(script "tools/ctl.sh"),
}
example "law/14-script" {
  keeps = {
    ["tools/gate.sh"] = [==[
      #!/bin/sh
      exit 0
    ]==],
    ["tools/ctl.sh"] = [==[
      #!/bin/sh
      gate() { tools/gate.sh; }
      trap gate EXIT
    ]==],
  },
  breaks = {
    ["tools/ctl.sh"] = [==[
      #!/bin/sh
      if false; then tools/gate.sh; fi
    ]==],
    saying = "not run by",
  },
}
