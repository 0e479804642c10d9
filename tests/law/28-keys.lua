-- Rule 28: the key of each kind of subject. An excuse with the exact key leaves the subject out, so a key that changes its
-- form breaks the example; a number or a line in it would, too: `keeps` and `breaks` differ in the owner or the name alone.
local page = doc "docs/a.md"

contract "law/28-key-of-a-part" {
  says = "A part is called with the command that owns it, as it is written.",
  every(page :commands "tools/x.sh" :flags()) :appears_in { "--a" },
  excuse([[flag --b of command "tools/x.sh start --b"]], "shown here"),
}
example "law/28-key-of-a-part" {
  keeps = {
    ["docs/a.md"] = [==[
      ```sh
      tools/x.sh start --b
      tools/x.sh start --a
      ```

      Again:

      ```sh
      tools/x.sh start --b
      ```
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ```sh
      tools/x.sh stop --b
      ```
    ]==],
    saying = "flag --b does not appear in",
  },
}

contract "law/28-key-of-an-argument" {
  says = "An argument and a value are called so, too.",
  every(page :commands "tools/x.sh" :argument(1)) :is "start",
  excuse([[argument "stop" of command "tools/x.sh stop now"]], "shown here"),
}
example "law/28-key-of-an-argument" {
  keeps = {
    ["docs/a.md"] = [==[
      ```sh
      tools/x.sh stop now
      ```
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ```sh
      tools/x.sh stop later
      ```
    ]==],
    saying = "argument \"stop\" is not \"start\"",
  },
}

contract "law/28-key-of-a-service-part" {
  says = "What a service has is called with the service.",
  every(compose :services() :ports()) :appears_in { "80:80" },
  excuse([[port "8080:80" of service "web"]], "shown here"),
}
example "law/28-key-of-a-service-part" {
  keeps = {
    ["compose.yaml"] = [==[
      services:
        web: { image: a, ports: ["8080:80"] }
        db: { image: a, ports: ["80:80"] }
    ]==],
  },
  breaks = {
    ["compose.yaml"] = [==[
      services:
        web: { image: a, ports: ["80:80"] }
        db: { image: a, ports: ["8080:80"] }
    ]==],
    saying = "port \"8080:80\" does not appear in",
  },
}

contract "law/28-key-of-a-step" {
  says = "A step is called by its words, in its section; its number does not count.",
  every(page :steps()) :has(command),
  excuse([[command of step "Look at it." of section "Scale out"]], "shown here"),
}
example "law/28-key-of-a-step" {
  keeps = {
    ["docs/a.md"] = [==[
      ## Scale out

      1. Run `make up`.
      2. Look at it.
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ## Scale in

      1. Run `make up`.
      2. Look at it.
    ]==],
    saying = "step \"Look at it.\" has no command",
  },
}

contract "law/28-number-of-a-step" {
  says = "When another step comes before it, it keeps its key.",
  every(page :steps()) :has(command),
  excuse([[command of step "Look at it." of section "Scale out"]], "shown here"),
}
example "law/28-number-of-a-step" {
  keeps = {
    ["docs/a.md"] = [==[
      ## Scale out

      1. Look at it.
      2. Run `make up`.
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ## Scale out

      1. Look.
      2. Run `make up`.
    ]==],
    saying = "step \"Look.\" has no command",
  },
}

contract "law/28-key-of-a-job-step" {
  says = "A step of a workflow is called by its name, in its job.",
  every(workflows :jobs() :steps()) :mentions "check",
  excuse([[step "Compile" of job "build"]], "shown here"),
}
example "law/28-key-of-a-job-step" {
  keeps = {
    [".github/workflows/ci.yml"] = [==[
      on: push
      jobs:
        test: { steps: [{ run: make check }] }
        build: { steps: [{ name: Compile, run: make }] }
    ]==],
  },
  breaks = {
    [".github/workflows/ci.yml"] = [==[
      on: push
      jobs:
        test: { steps: [{ name: Compile, run: make }] }
        build: { steps: [{ run: make check }] }
    ]==],
    saying = "step \"Compile\" does not mention \"check\"",
  },
}

contract "law/28-key-of-what-is-absent" {
  says = "What is absent is a subject of its own, by the words of its pattern.",
  every(page :sections() :level(2)) :has(section "Rollback", step :with(command "make down")),
  excuse([[section "Rollback" of section "Out"]], "shown here"),
  excuse([[step with command "make down" of section "Out"]], "shown here"),
}
example "law/28-key-of-what-is-absent" {
  keeps = {
    ["docs/a.md"] = [==[
      ## Out

      Text.

      ## In

      1. Run `make down`.

      ### Rollback
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ## Out

      Text.

      ## In

      1. Run `make up`.

      ### Rollback
    ]==],
    saying = "section \"In\" has no step with command \"make down\"",
  },
}

contract "law/28-key-of-a-missing-name" {
  says = "A name that is missing in another place is called by its own kind and name.",
  the(page :table() :column "Profile") :equals(compose :profiles()),
  excuse([[profile "queue"]], "shown here"),
}
example "law/28-key-of-a-missing-name" {
  keeps = {
    ["docs/a.md"] = [==[
      | Profile |
      |---|
      | debug |
    ]==],
    ["compose.yaml"] = [==[
      services:
        web: { image: a, profiles: [debug, queue] }
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      | Profile |
      |---|
      | debug |
    ]==],
    ["compose.yaml"] = [==[
      services:
        web: { image: a, profiles: [debug, drain] }
    ]==],
    saying = "profile \"drain\" has no row",
  },
}

contract "law/28-key-of-a-cell" {
  says = "A cell is called with its row and its table.",
  every(page :table() :column "Profile") :appears_in(compose :profiles()),
  excuse([[cell "queue" of row "1" of table "Sizes"]], "shown here"),
}
example "law/28-key-of-a-cell" {
  keeps = {
    ["docs/a.md"] = [==[
      ## Sizes

      | Size | Profile |
      |---|---|
      | 1 | queue |
      | 2 | debug |
    ]==],
    ["compose.yaml"] = [==[
      services:
        web: { image: a, profiles: [debug] }
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ## Sizes

      | Size | Profile |
      |---|---|
      | 1 | debug |
      | 2 | queue |
    ]==],
    ["compose.yaml"] = [==[
      services:
        web: { image: a, profiles: [debug] }
    ]==],
    saying = "cell \"queue\" does not appear in",
  },
}

contract "law/28-key-of-a-document" {
  says = "A document is called by its path, a link by its target.",
  every(docs) :has(section "Owner"),
  every(docs :links()) :exists(),
  excuse([[section "Owner" of document "docs/a.md"]], "shown here"),
  excuse([[link "c.md"]], "shown here"),
}
example "law/28-key-of-a-document" {
  keeps = {
    ["docs/a.md"] = [==[
      # A

      [c](c.md)

      [again](c.md)
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      # A

      [d](d.md)
    ]==],
    saying = "link \"d.md\" leads to no file",
  },
}
