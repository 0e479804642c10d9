-- Rule 5: a pattern that is not found is only false, and the message names the deepest part that was found.
contract "law/05-has" {
  says = "What is not found makes :has false; the message names the deepest part.",
  every(docs :sections "*Runbook*") :has(section "Rollback" :with(command)),
}
example "law/05-has" {
  keeps = {
    ["docs/a.md"] = [==[
      # Runbook

      ## Rollback

      `tools/x.sh undo`
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      # Runbook

      ## Rollback

      Undo it.
    ]==],
    saying = "but no command in it",
  },
}

contract "law/05-with" {
  says = "What is not found makes :with drop.",
  the(doc "docs/a.md" :sections() :with(command)) :equals { "B" },
}
example "law/05-with" {
  keeps = {
    ["docs/a.md"] = [==[
      # A

      Text.

      # B

      `tools/x.sh`
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      # A

      `tools/x.sh`

      # B

      `tools/x.sh`
    ]==],
    saying = "section \"A\" is not \"B\"",
  },
}
