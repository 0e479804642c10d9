-- The things that the contracts of this folder talk about, named once.
-- A rule file takes them with: local w = use "nouns"

local guide   = doc "docs/docker_compose.md"
local runbook = guide :section "Multi-Node Scale-Out Runbook"
local base    = compose "compose.yaml"

return {
  -- What runs.
  ctl           = script "tools/harvest-ctl.sh",
  bench         = script "tools/bench.sh",
  gates         = script "tools/test.sh",
  ci            = workflow ".github/workflows/ci.yml",
  base          = base,
  overlay       = compose "compose.prod.yaml",
  production    = compose { "compose.yaml", "compose.prod.yaml" },
  template      = env ".env.example",

  -- The replicas that operators enable, and the services that live in another one's network.
  replicas      = base :disabled() :except { "*-dapr" },
  replica_sides = base :disabled "*-dapr",

  -- What is written down.
  guide           = guide,
  performance     = doc "docs/performance.md",
  troubleshooting = doc "docs/troubleshooting.md",
  quickstart      = doc "docs/quickstart.md",
  companions      = docs "docs/*.md" :except { "docs/docker_compose.md", "docs/contracts.md" },

  matrix   = guide :table "Capacity Profile Matrix",
  runbook  = runbook,
  rollback = runbook :section "Rollback",
  revert   = doc "docs/troubleshooting.md" :section "Queue Backlog Runbook" :section "Revert",
  evidence = guide :section "Evidence Bundle",

  -- Where the other documents tell the scale-out in short.
  sequence = doc "docs/performance.md" :section "Capacity Sequence",
  triage   = doc "docs/troubleshooting.md" :section "Capacity Incident Triage",
  pathway  = doc "docs/quickstart.md" :section "Capacity Profiles",
}
