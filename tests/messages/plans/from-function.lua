-- Words in a function of the file are placed by line only.
local function runbook(name)
  return doc("docs/" .. name .. ".md") :section "Runbook"
end

contract "from-function" {
  says = "A helper.",
  every(runbook "start" :steps()) :has(command),
  every(runbook "stop" :steps()) :has(command),
}
