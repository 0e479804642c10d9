#!/usr/bin/env bash
# Runs the gates that are named by flags, in their order. Needs no network and no containers.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() {
  cat <<'TEXT'
Usage:
  tools/test.sh [--lint] [--env-template] [--capacity-contract]

Gates:
  --lint               the scripts are sound shell
  --env-template       the environment template names every required variable
  --capacity-contract  the capacity guide knows every profile and every replica
TEXT
}

if [[ $# -eq 0 ]]; then
  usage >&2
  exit 2
fi

while [[ $# -gt 0 ]]; do
  case "$1" in
    --lint)
      bash tools/tests/lint.sh
      ;;
    --env-template)
      bash tools/tests/env_template.sh
      ;;
    --capacity-contract)
      bash tools/tests/capacity_profile_contracts.sh
      ;;
    *)
      usage >&2
      exit 2
      ;;
  esac
  shift
done
