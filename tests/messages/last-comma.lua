local either_way = either(
  docs :terms(),
  compose :services(),
)

contract "a/b" {
  says = "Between braces the last comma may stay.",
  every(docs) :has(section "A",),
  the(either_way) :equals { "a", "b", },
}
