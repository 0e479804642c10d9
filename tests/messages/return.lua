return { a = docs }
local b = docs
