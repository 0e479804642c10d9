every(docs) :has(section "A")
excuse("service web", "because")
section "A"
docs :sections()
use "nouns"

local sentence = every(docs) :has(section "A")
local unused = section "A" :with(command)
