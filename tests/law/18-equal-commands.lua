-- Rule 18: what makes two commands equal.
local page = doc "docs/a.md"

contract "law/18-equal" {
  says = "Same program, words in order, flags with values in any order, assignments; how it is started does not count.",
  every(page :section "A" :commands()) :appears_in(page :section "B" :commands()),
}
example "law/18-equal" {
  keeps = {
    ["docs/a.md"] = [==[
      ## A

      ```sh
      $ sudo ./tools/x.sh up --a 1 --b=2
      same
      ```

      ## B

      ```sh
      bash tools/x.sh up --b 2 --a=1
      ```
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ## A

      ```sh
      tools/x.sh up --a 1 --b 2
      ```

      ## B

      ```sh
      tools/x.sh up --a 2 --b 1
      ```
    ]==],
    saying = "does not appear in",
  },
}
example "law/18-equal" {
  breaks = {
    ["docs/a.md"] = [==[
      ## A

      ```sh
      tools/x.sh a b
      ```

      ## B

      ```sh
      tools/x.sh b a
      ```
    ]==],
    saying = "does not appear in",
  },
}
example "law/18-equal" {
  breaks = {
    ["docs/a.md"] = [==[
      ## A

      ```sh
      X=1 tools/x.sh a
      ```

      ## B

      ```sh
      tools/x.sh a
      ```
    ]==],
    saying = "does not appear in",
  },
}
example "law/18-equal" {
  breaks = {
    ["docs/a.md"] = [==[
      ## A

      ```sh
      tools/x.sh a
      ```

      ## B

      ```sh
      tools/y.sh a
      ```
    ]==],
    saying = "does not appear in",
  },
}
