#!/usr/bin/env bash
do_start() { echo "Next: run \`dispatch.sh status\` until it is ready"; }
do_status() { docker compose ps; }
helper() { true; }
main() {
  local name="${1:-}"
  "do_${name}"
}
main "$@"
