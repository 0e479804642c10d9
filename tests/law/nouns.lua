-- Nouns that no other file needs: each finds what it names, and nothing beside it.
local page = doc "docs/a.md"
local script_file = script "tools/x.sh"

contract "law/noun-links" {
  says = "Links and pictures are two kinds.",
  the(page :links()) :equals { "b.md" },
  the(page :pictures()) :equals { "map.svg" },
  the(page :link "b.md") :mentions "there",
  the(page :picture "*.svg") :is "map.svg",
}
example "law/noun-links" {
  keeps = {
    ["docs/a.md"] = [==[
      [there](b.md) ![the map](map.svg)
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      [there](b.md) ![the map](map.svg) ![other](b.png) <!-- expect: picture "b.png" -->
    ]==],
  },
}

contract "law/noun-terms" {
  says = "A term is a word in inline code; tables are counted over all pages.",
  the(page :term "web") :is "web",
  count(docs :tables()) :is(1),
}
example "law/noun-terms" {
  keeps = {
    ["docs/a.md"] = [==[
      The web is `web`.

      | a |
      |---|
      | b |
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      The web is `web`, and "web" is no more than a word.

      | a |
      |---|
      | b |

      Text between.

      | a |
      |---|
      | b |
    ]==],
    saying = "is 2, not 1",
  },
}

contract "law/noun-parts" {
  says = "Arguments and assignments are parts of a command.",
  every(page :commands "tools/x.sh") :has(argument(1) :among { "start" }, assignment "MODE"),
}
example "law/noun-parts" {
  keeps = {
    ["docs/a.md"] = [==[
      ```sh
      MODE=a tools/x.sh start
      ```
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ```sh
      MODE=a tools/x.sh stop # expect: argument
      ```
    ]==],
  },
}
example "law/noun-parts" {
  breaks = {
    ["docs/a.md"] = [==[
      ```sh
      tools/x.sh start # expect: has no assignment "MODE"
      ```
    ]==],
  },
}

contract "law/noun-compose" {
  says = "What a service has is found inside it, by its own kind.",
  the(compose :service "web" :dependencies()) :equals { "db" },
  the(compose :service "web" :networks()) :equals { "front" },
  the(compose :service "web" :volumes()) :equals { "files" },
  the(compose :service "web" :ports()) :equals { "8080:80" },
  the(compose :service "web" :environment()) :equals { "MODE" },
  the(compose :service "web" :images()) :equals { "web:1" },
  the(compose :service "web" :dependency()) :is "db",
  the(compose :service "web" :network()) :is "front",
  the(compose :service "web" :volume()) :is "files",
}
example "law/noun-compose" {
  keeps = {
    ["compose.yaml"] = [==[
      services:
        web:
          image: web:1
          depends_on: [db]
          networks: [front]
          volumes: ["files:/files"]
          ports: ["8080:80"]
          environment: { MODE: a }
        db:
          image: db:2
          networks: [back]
          volumes: ["data:/data"]
          ports: ["5432:5432"]
          environment: { SIZE: b }
      networks: { front: {}, back: {} }
      volumes: { files: {}, data: {} }
    ]==],
  },
  breaks = {
    ["compose.yaml"] = [==[
      services:
        web:
          image: web:1
          depends_on: [db]
          networks: [front]
          volumes: ["files:/files"]
          ports: ["8080:80", "9090:90"] # expect: port "9090:90"
          environment: { MODE: a }
        db:
          image: db:2
      networks: { front: {} }
      volumes: { files: {} }
    ]==],
  },
}
example "law/noun-compose" {
  breaks = {
    ["compose.yaml"] = [==[
      services:
        web:
          image: web:1
          depends_on: [db]
          networks: [front]
          volumes: ["files:/files"]
          ports: ["8080:80"]
          environment:
            MODE: a
            SIZE: b # expect: SIZE
        db:
          image: db:2
      networks: { front: {} }
      volumes: { files: {} }
    ]==],
  },
}

contract "law/noun-script" {
  says = "Actions are what the parser takes, usage what it says, prints what it tells, functions what it defines.",
  the(script_file :actions()) :equals { "start", "stop" },
  the(script_file :functions()) :equals { "usage", "start" },
  the(script_file :usage() :commands()) :equals { "tools/x.sh start" },
  there_is(script_file :prints() :mentioning "started"),
  there_is_no(script_file :prints() :mentioning "never printed"),
  the(script_file :function_ "start") :has(command "docker compose up"),
}
example "law/noun-script" {
  keeps = {
    ["tools/x.sh"] = [==[
      #!/bin/sh
      usage() {
        echo "usage: tools/x.sh start"
      }
      start() {
        docker compose up
        echo "started"
      }
      # never printed
      case "$1" in
      start) start ;;
      stop) docker compose down ;;
      *) usage; exit 2 ;;
      esac
    ]==],
  },
  breaks = {
    ["tools/x.sh"] = [==[
      #!/bin/sh
      usage() {
        echo "usage: tools/x.sh start"
      }
      start() {
        docker compose up
        echo "started"
      }
      case "$1" in
      start) start ;;
      stop) docker compose down ;;
      drain) docker compose stop ;; # expect: action "drain"
      *) usage; exit 2 ;;
      esac
    ]==],
  },
}

contract "law/noun-files" {
  says = "Targets stand in files with targets, triggers in workflows, fields in what has keys.",
  the(file "Makefile" :targets()) :equals { "check", "build" },
  the(workflows :triggers()) :equals { "push" },
  the(page :fields "owner.*") :equals { "ann" },
}
example "law/noun-files" {
  keeps = {
    ["Makefile"] = [==[
      check: build
      	true
      build:
      	true
    ]==],
    [".github/workflows/ci.yml"] = [==[
      on: push
      jobs: { a: { steps: [{ run: make }] } }
    ]==],
    ["docs/a.md"] = [==[
      ---
      owner: { name: ann }
      title: a page
      ---
    ]==],
  },
  breaks = {
    [".github/workflows/ci.yml"] = [==[
      on: [push, schedule] # expect: trigger "schedule"
      jobs: { a: { steps: [{ run: make }] } }
    ]==],
  },
}

contract "law/noun-one" {
  says = "One of a kind is found by its whole name.",
  the(compose :profile "debug") :is "debug",
  the(compose :variable "SIZE") :has(default :among { "1" }),
  there_is(script_file :action "start"),
  the(file "Makefile" :target "check") :has(command "true"),
}
example "law/noun-one" {
  keeps = {
    ["compose.yaml"] = [==[
      services:
        web: { image: "a:${SIZE:-1}", profiles: [debug, debug-all] }
    ]==],
    ["tools/x.sh"] = [==[
      #!/bin/sh
      case "$1" in
      start) true ;;
      *) exit 2 ;;
      esac
    ]==],
    ["Makefile"] = [==[
      check:
      	true
      check-all:
      	false
    ]==],
  },
  breaks = {
    ["tools/x.sh"] = [==[
      #!/bin/sh
      case "$1" in
      start-all) true ;;
      *) exit 2 ;;
      esac
    ]==],
    saying = "there is no action \"start\"",
  },
}
example "law/noun-one" {
  breaks = {
    ["compose.yaml"] = [==[
      services:
        web: { image: "a:${SIZE:-2}", profiles: [debug, debug-all] } # expect: variable "SIZE"
    ]==],
    ["tools/x.sh"] = [==[
      #!/bin/sh
      case "$1" in
      start) true ;;
      *) exit 2 ;;
      esac
    ]==],
    ["Makefile"] = [==[
      check:
      	true
    ]==],
  },
}

contract "law/noun-field" {
  says = "A key with a dot of its own stands in quotes, and who leaves them out is told.",
  the(yaml "config/app.yaml" :field [[labels."app.example/name".first]]) :is "web",
}
example "law/noun-field" {
  keeps = {
    ["config/app.yaml"] = [==[
      labels: { app.example/name: { first: web } }
    ]==],
  },
  breaks = {
    ["config/app.yaml"] = [==[
      labels: { app: { example/name: { first: web } } }
    ]==],
    saying = "the nearest in file \"config/app.yaml\" is \"labels.app.example/name.first\"",
  },
}
