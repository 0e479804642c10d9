-- No document shows a command that is gone.
--@ id = commands/gone | what the contract is called
--@ command = docker-compose | its first words
--@ instead = docker compose | what to write instead

contract "{{id}}" {
  says = "No document shows {{command}}.",
  fix  = "write {{instead}}.",

  there_is_no(docs :commands "{{command}}"),
}

example "{{id}}" {
  keeps = {
    ["docs/guide.md"] = [==[
      # Guide

      ```sh
      {{instead}} up
      ```
    ]==],
  },
  breaks = {
    ["docs/guide.md"] = [==[
      # Guide

      ```sh
      {{command}} up   # expect:
      ```
    ]==],
  },
}
