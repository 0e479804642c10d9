local function broken()
  local t
  return t.x
end

local x = broken()
