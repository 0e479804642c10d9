-- Something that no word says is asked by a function of your own.
--@ id = runbooks/owner | what the contract is called
--@ word = Runbook | the word that the headings of these sections have in them
--@ label = Owner: | what a paragraph of each begins with

contract "{{id}}" {
  says = "Every {{word}} has a paragraph that begins with \"{{label}}\".",
  fix  = "add the paragraph.",

  every(docs :sections "*{{word}}*") :satisfies("has a paragraph {{label}}", function(section)
    for _, paragraph in ipairs(section:paragraphs()) do
      if paragraph.text:find("{{label}}", 1, true) == 1 then
        return true
      end
    end
    return false, "no paragraph begins with {{label}}"
  end),
}

example "{{id}}" {
  keeps = {
    ["docs/operations.md"] = [==[
      # Drain {{word}}

      {{label}} platform
    ]==],
  },
  breaks = {
    ["docs/operations.md"] = [==[
      # Drain {{word}}   <!-- expect: {{label}} -->

      Nobody knows.
    ]==],
  },
}
