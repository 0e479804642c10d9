local g = parameter "g"
local h = parameter { says = "H." }
parameter "i" { says = "I.", kind = "text", default = "x" }
