contract "a/b" {
  says = "A function without end.",
  every(docs) :satisfies("has a name", function(d)
    return d.name
  ),
}
