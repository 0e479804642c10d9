contract "a/b" {
  says = "Something.",
  every(docs) :mentions "readiness,
}
