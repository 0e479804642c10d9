contract "unjudged/broken-file" {
  says = "What reads a broken file is unjudged.",
  every(compose :services()) :has(image),
}
contract "unjudged/whole-file" {
  says = "What does not read it is judged.",
  every(docs) :has(section),
}
