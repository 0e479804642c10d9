local function large()
  return ("x"):rep(50000000) .. ("y"):rep(50000000)
end

local x = large()
