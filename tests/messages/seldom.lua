-- Mistakes that few make, each in a contract of its own.
local function nothing() end
local function heading()
  return section "A"
end
local function called()
  return heading() "B"
end
local function judged()
  return every(docs) :satisfies("has a name", function(page) return true end)
end

contract "seldom/empty" {
  says = "Nothing is said.",
}

contract "seldom/nil" {
  says = "A function that gives nothing.",
  every(docs :sections(nothing())) :has(command),
}

contract "seldom/called" {
  says = "What a function gives takes nothing behind it.",
  every(docs) :has(called()),
}

contract "seldom/inside" {
  says = "A sentence with a function, made in a function.",
  judged(),
}

settings { rules = "contracts" }
