#!/usr/bin/env bash
# Functions are actions.
cmd_build() { make build; }
cmd_clean_all() { rm -rf out; }
helper() { true; }

action=${1:-build}
if ! declare -F "cmd_${action//-/_}" > /dev/null; then
  echo "no such action: $action" >&2
  exit 1
fi
shift
"cmd_${action//-/_}" "$@"
