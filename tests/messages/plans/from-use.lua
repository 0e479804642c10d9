local w = use "nouns"
local steps = w.more.steps

contract "from-use" {
  says = "Places are those of the file where the words stand.",
  the(steps) :go_in_order { step :mentioning "b" },
  every(w.guide :terms()) :is(w.names),
}
