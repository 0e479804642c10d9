-- A workflow runs a gate on every pull request, also when only documents change.
--@ id = ci/gate | what the contract is called
--@ workflow = .github/workflows/ci.yml | the workflow
--@ gate = tools/test.sh | the command that it runs

contract "{{id}}" {
  says = "Every pull request runs {{gate}}, also when only documents change.",
  why  = "A gate that isn't run keeps nothing out.",

  there_is(workflow "{{workflow}}" :commands "{{gate}}"),
  the(workflow "{{workflow}}") :is_triggered_by { "pull_request", changing = docs },
}

example "{{id}}" {
  keeps = {
    ["README.md"] = [==[
      # Readme
    ]==],
    ["{{workflow}}"] = [==[
      on: pull_request
      jobs:
        gate:
          runs-on: ubuntu-latest
          steps:
            - run: {{gate}}
    ]==],
  },
  breaks = {
    ["{{workflow}}"] = [==[
      on: pull_request
      jobs:
        gate:
          runs-on: ubuntu-latest
          steps:
            - if: false
              run: {{gate}}
    ]==],
  },
}

example "{{id}}" {
  breaks = {
    saying = "README.md",
    ["README.md"] = [==[
      # Readme
    ]==],
    ["{{workflow}}"] = [==[
      on:
        pull_request:
          paths: ["src/**"]
      jobs:
        gate:
          runs-on: ubuntu-latest
          steps:
            - run: {{gate}}
    ]==],
  },
}
