-- Rule 11: a command pattern: its plain words are the first ones, its flags stand anywhere.
local page = doc "docs/a.md"

contract "law/11-words" {
  says = "The pattern's plain words are the command's first plain words; more may follow.",
  every(page :commands()) :is { "tools/ctl.sh start prod --monitoring", "tools/ctl.sh start" },
  there_is(page :commands "tools/ctl.sh start"),
}
example "law/11-words" {
  keeps = {
    ["docs/a.md"] = [==[
      ```sh
      ./tools/ctl.sh start prod --monitoring
      ```
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ```sh
      tools/ctl.sh stop start
      ```
    ]==],
    saying = "there is no command \"tools/ctl.sh start\"",
  },
}

contract "law/11-passed-over" {
  says = "A flag's value may be passed over.",
  there_is(page :commands "tools/ctl.sh start"),
}
example "law/11-passed-over" {
  keeps = {
    ["docs/a.md"] = [==[
      ```sh
      tools/ctl.sh --env prod start
      ```
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ```sh
      tools/ctl.sh prod start
      ```
    ]==],
    saying = "there is no command",
  },
}

contract "law/11-flags" {
  says = "Flags stand anywhere, with the value that is written.",
  there_is(page :commands "tools/ctl.sh start --env prod --fast"),
}
example "law/11-flags" {
  keeps = {
    ["docs/a.md"] = [==[
      ```sh
      tools/ctl.sh --fast start x --env=prod
      ```
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ```sh
      tools/ctl.sh start --env dev --fast
      tools/ctl.sh start --env prod
      ```
    ]==],
    saying = "there is no command",
  },
}

contract "law/11-any-word" {
  says = "<x> is any one word.",
  the(page :commands "tools/ctl.sh <x> prod") :equals { "tools/ctl.sh start prod", "tools/ctl.sh stop prod" },
}
example "law/11-any-word" {
  keeps = {
    ["docs/a.md"] = [==[
      ```sh
      tools/ctl.sh start prod
      tools/ctl.sh stop prod
      tools/ctl.sh prod
      tools/ctl.sh stop now prod
      ```
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ```sh
      tools/ctl.sh start prod
      tools/ctl.sh prod
      ```
    ]==],
    saying = "tools/ctl.sh stop prod",
  },
}
