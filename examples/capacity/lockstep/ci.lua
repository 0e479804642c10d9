-- The gates: they exist, they run, and nothing that they guard can change without them.

local w  = use "nouns"
local ci = w.ci

contract "ci/runs-the-gate" {
  says = "CI runs the capacity gate in a live step, and the flag really leads to the gate.",

  there_is(ci :commands "tools/test.sh --capacity-contract"),
  the(w.gates) :runs(script "tools/tests/capacity_profile_contracts.sh"),
}

contract "ci/watches" {
  says = "Every pull request is checked that changes a document, a compose file or a tool.",
  why  = "A workflow whose paths leave out the documents lets them drift.",

  the(ci) :is_triggered_by { "pull_request", changing = docs },
  the(ci) :is_triggered_by { "pull_request", changing = files "compose*.yaml" },
  the(ci) :is_triggered_by { "pull_request", changing = files "tools/**" },
}

contract "ci/gates" {
  says = "Every gate script exists, is run by CI, directly or through tools/test.sh, and is told to contributors.",

  every(scripts "tools/tests/*.sh") :is_run_by(ci),
  every(w.gates :paths "tools/tests/*.sh") :exists(),
  every(w.gates :flags()) :is_mentioned_in(w.quickstart),
}

use "ci/runs-gate" {
  id       = "ci/template-gate",
  says     = "CI runs the gate of the env template through the wrapper, also when only the template changes.",
  workflow = ".github/workflows/ci.yml",
  gate     = "tools/tests/env_template.sh",
  changing = file ".env.example",
}
