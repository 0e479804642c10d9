#!/bin/sh
# Starts gates in ways that a script has of its own.
run() { "$@"; }
step() {
  echo "== $1"
  shift
  "$@"
}
last() { bash "$1"; }
unused() { tools/gates/alpha.sh; }

run tools/gates/rho.sh --strict
step "Gate sigma" tools/gates/sigma.sh
last tools/gates/tau.sh
eval "tools/gates/upsilon.sh --strict"
"$PROJECT_HOME/tools/gates/phi.sh"
echo tools/gates/beta.sh
