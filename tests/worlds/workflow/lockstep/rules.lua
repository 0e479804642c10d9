local ci = workflow ".github/workflows/ci.yml"

contract "workflow/runs" {
  says = "CI runs the gates.",
  the(ci) :runs(script "tools/gates/one.sh"),
  the(ci) :runs(script "tools/gates/dead.sh"),
  every(scripts "tools/gates/*.sh") :is_run_by(ci),
}
contract "workflow/triggers" {
  says = "Every change is checked.",
  the(ci) :is_triggered_by { "pull_request", changing = docs },
  the(ci) :is_triggered_by { "push", changing = files "tools/**" },
  the(ci) :is_triggered_by { "schedule" },
}
contract "workflow/live" {
  says = "Steps are live.",
  there_is(ci :commands "tools/test.sh --one"),
  there_is(ci :commands "tools/test.sh --dead"),
  there_is(ci :commands "tools/test.sh --all"),
}
contract "workflow/filter" {
  says = "What pull requests start has a job called test.",
  every(workflows :triggered_by { "pull_request" }) :has(job "test"),
}
