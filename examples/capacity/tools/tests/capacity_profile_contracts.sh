#!/usr/bin/env bash
# Gate: the capacity guide knows every profile and every replica.
# It is quick and coarse; lockstep check compares the rest.
set -euo pipefail

guide=docs/docker_compose.md
failed=0

need() {
  if ! grep -qF -- "$1" "$guide"; then
    echo "capacity-contract: $guide does not mention $1" >&2
    failed=1
  fi
}

while read -r profile; do
  need "--$profile"
done < <(sed -n 's/^ *profiles: \["\([a-z]*\)"\]$/\1/p' compose.yaml | sort -u)

while read -r replica; do
  need "$replica"
done < <(grep -oE 'file-enrichment-[0-9]+(-dapr)?' compose.yaml | sort -u)

need "Multi-Node Scale-Out Runbook"
need "Rollback"
exit "$failed"
