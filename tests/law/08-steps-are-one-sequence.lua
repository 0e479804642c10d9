-- Rule 8: what is a step, and whose.
local page = doc "docs/a.md"

contract "law/08-blocks" {
  says = "An unindented block behind an item is the item's, the last one too.",
  every(page :section "Run" :steps()) :has(command),
}
example "law/08-blocks" {
  keeps = {
    ["docs/a.md"] = [==[
      ## Run

      1. One

      ```sh
      ls
      ```

      2. Two

      ```sh
      ls
      ```
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ## Run

      1. One

      ```sh
      ls
      ```

      2. Two <!-- expect: has no command -->

      Text.

      ```sh
      ls
      ```
    ]==],
  },
}

contract "law/08-headings" {
  says = "A heading that counts steps is a step of its parent; numbers that start again begin another list.",
  the(page :section "Run" :steps()) :same_sequence_as { "Step 1: one", "Step 2: two" },
  count(page :section "Lists" :lists()) :is(2),
}
example "law/08-headings" {
  keeps = {
    ["docs/a.md"] = [==[
      # Run

      ## Step 1: one

      ## Step 2: two

      # Lists

      1. a
      2. b

      Text.

      1. c
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      # Run

      ## Step 1: one

      ## Step 2: two

      # Lists

      1. a
      2. b

      ```sh
      ls
      ```

      3. c
    ]==],
    saying = "is 1, not 2",
  },
}
