-- Rule 21: accepted is what the parser names; with compose, what the project has that the command means.
local page = doc "docs/a.md"
local ctl  = script "tools/ctl.sh"

contract "law/21-named" {
  says = "Named by its parser, also where unknown words would fall through.",
  every(page :commands(ctl)) :is_accepted_by(ctl),
}
example "law/21-named" {
  keeps = {
    ["tools/ctl.sh"] = [==[
      #!/bin/sh
      case $1 in
        start) ;;
        stop) ;;
      esac
    ]==],
    ["docs/a.md"] = [==[
      ```sh
      tools/ctl.sh stop
      ```
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ```sh
      tools/ctl.sh drop
      ```
    ]==],
    saying = "action \"drop\" is not one of start, stop",
  },
}
-- Open surfaces are silent.
example "law/21-named" {
  keeps = {
    ["tools/ctl.sh"] = [==[
      #!/bin/sh
      exec python3 app.py "$@"
    ]==],
    ["docs/a.md"] = [==[
      ```sh
      tools/ctl.sh anything --at-all
      ```
    ]==],
  },
}

contract "law/21-nothing" {
  says = "A script that takes nothing says so.",
  every(page :commands "tools/plain.sh") :is_accepted_by(script "tools/plain.sh"),
}
example "law/21-nothing" {
  keeps = {
    ["tools/plain.sh"] = [==[
      #!/bin/sh
      echo hi
    ]==],
    ["docs/a.md"] = [==[
      ```sh
      tools/plain.sh
      ```
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ```sh
      tools/plain.sh --help
      ```
    ]==],
    saying = "flag \"--help\" is not taken: the script takes no flags",
  },
}
example "law/21-nothing" {
  keeps = {
    ["tools/plain.sh"] = [==[
      #!/bin/sh
      echo hi
    ]==],
    ["docs/a.md"] = [==[
      ```sh
      tools/plain.sh
      ```
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ```sh
      tools/plain.sh start
      ```
    ]==],
    saying = "\"start\" is not taken: the script takes nothing",
  },
}

contract "law/21-compose" {
  says = "The project is the one that the command means: by -f, by cd, else the nearest.",
  every(page :commands "docker compose") :is_accepted_by(compose),
}
example "law/21-compose" {
  keeps = {
    ["compose.yaml"] = [==[
      services:
        web: { image: a }
    ]==],
    ["prod.yaml"] = [==[
      services:
        big: { image: a }
    ]==],
    ["app/compose.yaml"] = [==[
      services:
        own: { image: a }
    ]==],
    ["docs/a.md"] = [==[
      ```sh
      docker compose up web
      docker compose -f prod.yaml up big
      ```

      ```sh
      cd app
      docker compose logs own
      ```
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ```sh
      docker compose up big
      ```
    ]==],
    saying = "the project has no service \"big\"",
  },
}
example "law/21-compose" {
  keeps = {
    ["compose.yaml"] = [==[
      services:
        web: { image: a, profiles: [one] }
    ]==],
    ["docs/a.md"] = [==[
      ```sh
      docker compose --profile one up web
      ```
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ```sh
      docker compose --profile two up web
      ```
    ]==],
    saying = "\"two\"",
  },
}
example "law/21-compose" {
  keeps = {
    ["compose.yaml"] = [==[
      services:
        web: { image: a }
    ]==],
    ["docs/a.md"] = [==[
      ```sh
      docker compose up web
      ```
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ```sh
      docker compose upp web
      ```
    ]==],
    saying = "upp",
  },
}
example "law/21-compose" {
  keeps = {
    ["compose.yaml"] = [==[
      services:
        web: { image: a }
    ]==],
    ["docs/a.md"] = [==[
      ```sh
      docker compose up web
      ```
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ```sh
      docker compose -f gone.yaml up web
      ```
    ]==],
    saying = "gone.yaml",
  },
}

contract "law/21-pipeline" {
  says = "A pipeline's variables say which files are meant.",
  every(workflows :commands "docker compose") :is_accepted_by(compose),
}
example "law/21-pipeline" {
  keeps = {
    ["compose.yaml"] = [==[
      services:
        web: { image: a }
    ]==],
    ["prod.yaml"] = [==[
      services:
        big: { image: a }
    ]==],
    [".gitlab-ci.yml"] = [==[
      variables: { COMPOSE_FILE: prod.yaml }
      a:
        script: docker compose up big
    ]==],
  },
  breaks = {
    [".gitlab-ci.yml"] = [==[
      variables: { COMPOSE_FILE: prod.yaml }
      a:
        variables: { COMPOSE_FILE: compose.yaml }
        script: docker compose up big
    ]==],
    saying = "the project has no service \"big\"",
  },
}
