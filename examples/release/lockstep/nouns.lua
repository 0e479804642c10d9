-- What the contracts of this folder speak of.
local backups = doc "docs/backups.md"
local on_call = doc "docs/on-call.md"

return {
  backups = backups,
  kept    = backups :table "What is kept",
  restore = backups :section "Restore Runbook",
  on_call = on_call,
  alerts  = on_call :table "Alerts",
  config  = yaml "config/alerts.yml",
  release = doc "docs/release.md",
  backup  = script "tools/backup.sh",
  ci      = workflow ".github/workflows/release.yml",
}
