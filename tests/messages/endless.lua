local function endless()
  while true do end
end

local x = endless()
