local w = use "nouns"
w.guide = docs
