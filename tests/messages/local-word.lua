local section = doc "a.md"
local profiles = compose :profiles()
local steps = doc "a.md" :sections()
doc = docs
guide = doc "b.md"
local every = 3

contract "a/b" {
  says = "Names.",
  the(profiles) :equals(guide :terms()),
  the(section :steps()) :is_unique(),
}
