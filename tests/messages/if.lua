if true then
  local x = 1
end

for _, name in ipairs { "a", "b" } do
  contract(name) {}
end

while true do end
repeat until true
goto done

contract "a/b" {
  says = "It is still read.",
  every(docs) :has(section "A"),
}
