-- Section 6: what a contract, an example and the hatch are.
contract "law/29-hatch" {
  says = "A function judges its subject with the facts of its file; place and subject are the engine's.",
  every(docs :sections "Owner*") :satisfies("names an owner", function(section)
    for _, part in ipairs(section:paragraphs()) do
      if part.text:match("^Owner:") then return true end
    end
    return false, "no paragraph begins with Owner:"
  end),
}
example "law/29-hatch" {
  keeps = {
    ["docs/a.md"] = [==[
      ## Owner

      Owner: Ann
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ## Owner <!-- expect: no paragraph begins with Owner: -->

      Ann
    ]==],
  },
}

contract "law/29-examples" {
  says = "Common indentation of an example is removed; a file that begins with #! is executable.",
  the(file "tools/x.sh") :has(field "executable"),
  the(doc "docs/a.md" :block() ) :is "sh",
}
example "law/29-examples" {
  keeps = {
    ["tools/x.sh"] = [==[
      #!/bin/sh
      ls
    ]==],
    ["docs/a.md"] = [==[
      ```sh
      ls
      ```
    ]==],
  },
  breaks = {
    ["tools/x.sh"] = [==[
      ls
    ]==],
    saying = "has no field \"executable\"",
  },
}
