contract "a/b" {
  says = "A mistake in a function.",
  every(docs) :satisfies("has a name", function(d)
    return d.name ==
  end),
}
