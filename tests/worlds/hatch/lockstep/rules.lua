contract "hatch/owner" {
  says = "Every section names an owner.",
  every(doc "docs/a.md" :sections() :level(2)) :satisfies("names an owner", function(section)
    if section.name:find("Good", 1, true) then
      return true
    end
    return false, "nobody owns it"
  end),
}
contract "hatch/fails" {
  says = "A function that fails leaves the contract unjudged.",
  the(doc "docs/a.md") :satisfies("never returns", function(page)
    return page.name.nothing.at.all
  end),
}
