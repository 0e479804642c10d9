local a = parameter "a" { says = "A.", kind = "path" }
local b = parameter "b" { kind = "path", default = "a.md" }
local c = parameter "c" { says = "C.", kind = "file", default = "a.md" }
local d = parameter "d" { says = "D.", default = "a.md" }
local e = parameter "says" { says = "E.", kind = "text", default = "x" }
local f = parameter "f" { says = "F.", kind = "text", defalt = "x" }

contract "a/b" { says = "S.", every(doc(a) :sections()) :mentions(f) }
