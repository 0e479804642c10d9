local function runbook(name)
  return doc("docs/" .. name) :section "Runbook"
end

local function endless()
  while true do end
end

contract "a/b" {
  says = "A function that runs while the file is loaded.",
  every(runbook "a.md") :has(command),
  every(runbook "a.md" :sectons()) :has(command),
}
