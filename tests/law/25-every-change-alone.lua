-- Rule 25: for every file of the selection a change of that file alone starts the workflow.
local ci = workflow ".github/workflows/ci.yml"

contract "law/25-paths" {
  says = "A change of each file alone starts it, by GitHub's own matching.",
  the(ci) :is_triggered_by { "pull_request", changing = docs },
}
example "law/25-paths" {
  keeps = {
    [".github/workflows/ci.yml"] = [==[
      on:
        pull_request:
          paths: ['**.md', '!docs/drafts/**', 'docs/drafts/keep.md']
      jobs: {}
    ]==],
    ["docs/a.md"] = [==[
      # A
    ]==],
    ["docs/drafts/keep.md"] = [==[
      # K
    ]==],
  },
  breaks = {
    [".github/workflows/ci.yml"] = [==[
      on:
        pull_request:
          paths: ['**.md', 'docs/drafts/keep.md', '!docs/drafts/**']
      jobs: {}
    ]==],
    saying = "takes docs/drafts/keep.md out again by \"!docs/drafts/**\"",
  },
}
example "law/25-paths" {
  keeps = {
    [".github/workflows/ci.yml"] = [==[
      on: [push, pull_request]
      jobs: {}
    ]==],
    ["docs/a.md"] = [==[
      # A
    ]==],
  },
  breaks = {
    [".github/workflows/ci.yml"] = [==[
      on:
        pull_request:
          paths-ignore: ['docs/*']
      jobs: {}
    ]==],
    saying = "paths-ignore leaves out docs/a.md",
  },
}
example "law/25-paths" {
  keeps = {
    [".github/workflows/ci.yml"] = [==[
      on: pull_request
      jobs: {}
    ]==],
    ["docs/a.md"] = [==[
      # A
    ]==],
  },
  breaks = {
    [".github/workflows/ci.yml"] = [==[
      on:
        pull_request:
          branches: [develop]
      jobs: {}
    ]==],
    saying = "branches does not include main",
  },
}
example "law/25-paths" {
  keeps = {
    [".github/workflows/ci.yml"] = [==[
      on:
        pull_request:
      jobs: {}
    ]==],
    ["docs/a.md"] = [==[
      # A
    ]==],
  },
  breaks = {
    [".github/workflows/ci.yml"] = [==[
      on:
        pull_request:
          paths: ['docs/**']
          paths-ignore: ['x/**']
      jobs: {}
    ]==],
    saying = "GitHub takes paths or paths-ignore, and refuses both together",
  },
}
example "law/25-paths" {
  keeps = {
    [".github/workflows/ci.yml"] = [==[
      on: [pull_request]
      jobs: {}
    ]==],
    ["docs/a.md"] = [==[
      # A
    ]==],
  },
  breaks = {
    [".github/workflows/ci.yml"] = [==[
      on: push
      jobs: {}
    ]==],
    saying = "it has no trigger \"pull_request\"",
  },
}

contract "law/25-jobs" {
  says = "A job runs for an event only when those that it needs do.",
  the(ci :job "deploy") :is_triggered_by { "pull_request", changing = docs },
}
example "law/25-jobs" {
  keeps = {
    [".github/workflows/ci.yml"] = [==[
      on: pull_request
      jobs:
        build:
          steps: [{ run: make }]
        deploy:
          needs: build
          steps: [{ run: make }]
    ]==],
    ["docs/a.md"] = [==[
      # A
    ]==],
  },
  breaks = {
    [".github/workflows/ci.yml"] = [==[
      on: pull_request
      jobs:
        build:
          if: github.event_name == 'push'
          steps: [{ run: make }]
        deploy:
          needs: build
          steps: [{ run: make }]
    ]==],
    saying = "it needs job \"build\", whose condition",
  },
}
example "law/25-jobs" {
  keeps = {
    [".github/workflows/ci.yml"] = [==[
      on: pull_request
      jobs:
        build:
          if: github.event_name == 'push'
          steps: [{ run: make }]
        deploy:
          if: always()
          needs: build
          steps: [{ run: make }]
    ]==],
    ["docs/a.md"] = [==[
      # A
    ]==],
  },
  breaks = {
    [".github/workflows/ci.yml"] = [==[
      on: pull_request
      jobs:
        deploy:
          if: github.event_name != 'pull_request'
          steps: [{ run: make }]
    ]==],
    saying = "its condition",
  },
}

example "law/25-jobs" {
  keeps = {
    [".github/workflows/ci.yml"] = [==[
      on: pull_request
      jobs:
        deploy: { needs: job1 }
        job1: { needs: job2 }
        job2: { needs: job3 }
        job3: { needs: job4 }
        job4: { needs: job5 }
        job5: { needs: job6 }
        job6: { needs: job7 }
        job7: { needs: job8 }
        job8: { needs: job9 }
        job9: { needs: job10 }
        job10: { needs: job11 }
        job11: { needs: job12 }
        job12: { runs-on: x }
    ]==],
    ["docs/a.md"] = [==[
      # A
    ]==],
  },
  breaks = {
    [".github/workflows/ci.yml"] = [==[
      on: pull_request
      jobs:
        deploy: { needs: job1 }
        job1: { needs: job2 }
        job2: { needs: job3 }
        job3: { needs: job4 }
        job4: { needs: job5 }
        job5: { needs: job6 }
        job6: { needs: job7 }
        job7: { needs: job8 }
        job8: { needs: job9 }
        job9: { needs: job10 }
        job10: { needs: job11 }
        job11: { needs: job12 }
        job12: { if: github.event_name == 'push' }
    ]==],
    saying = "it needs job \"job12\", whose condition",
  },
}

contract "law/25-main" {
  says = "Without a word about main the default branch may be master; a branch that is taken out by name stays out.",
  the(ci) :is_triggered_by { "push", changing = docs },
}
example "law/25-main" {
  keeps = {
    [".github/workflows/ci.yml"] = [==[
      on:
        push:
          branches: [master, dev]
      jobs: {}
    ]==],
    ["docs/a.md"] = [==[
      # A
    ]==],
  },
  breaks = {
    [".github/workflows/ci.yml"] = [==[
      on:
        push:
          branches: ["**", "!main"]
      jobs: {}
    ]==],
    saying = "branches takes main out again by \"!main\"",
  },
}
