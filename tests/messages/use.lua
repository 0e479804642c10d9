local a = use "nouns"
local b = use "nowns"
local c = use "something/else"
local d = use { "nouns" }
local e = use "nouns" { a = 1 }
