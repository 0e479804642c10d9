#!/usr/bin/env bash
# Gate: every script is sound shell, and can be executed.
set -euo pipefail

failed=0
for file in tools/*.sh; do
  if ! bash -n "$file"; then
    failed=1
  fi
  if [[ ! -x "$file" ]]; then
    echo "lint: $file is not executable" >&2
    failed=1
  fi
done
exit "$failed"
