-- Workflows, actions, targets and scripts that start each other: the search ends, and says what it could not know.
contract "cycles/end" {
  says = "What is run is found, what is not is told.",
  every(scripts "tools/*.sh") :is_run_by(workflows),
}
contract "cycles/target" {
  says = "A target that needs itself runs nothing.",
  the(file "Makefile" :target "self") :runs(script "tools/found.sh"),
}
