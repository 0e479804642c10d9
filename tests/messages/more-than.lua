contract "a/b" {
  says = "Something that a reader understands.",

  count(docs) :is_more_than(3),
  count(docs) :fewer_than(9),
}
