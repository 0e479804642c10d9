#!/usr/bin/env bash
# Gate: every variable that compose.yaml demands has a line in the environment template.
set -euo pipefail

failed=0
while read -r name; do
  if ! grep -q "^$name=" .env.example; then
    echo "env-template: $name is demanded by compose.yaml and missing from .env.example" >&2
    failed=1
  fi
done < <(sed -n 's/.*\${\([A-Z_]*\):?.*/\1/p' compose.yaml | sort -u)
exit "$failed"
