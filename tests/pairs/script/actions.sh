#!/bin/sh
# Actions by a test, functions behind them, sub-actions, a closed set by a regex, paths from the script's own place.
SCRIPT_DIR="$(cd "$(dirname "$0")" && pwd)"
ROOT=$(git rev-parse --show-toplevel)
TESTS=(tests/a.sh tests/b.sh)
cmd_start() { docker compose up "$@"; }
cmd_stop() {
  while getopts ":fn:" opt; do
    case $opt in
      f) force=1 ;;
      n) name="$OPTARG" ;;
      *) usage ;;
    esac
  done
}
die() { echo "$*" >&2; exit 1; }
usage() {
  echo "Usage: $(basename "$0") {start|stop|all|db} [-f|--force] [options]"
  echo "  -n, --name NAME   the name"
  echo "Example: ./actions.sh start --force."
  exit 1
}
ACTION="$1"; shift || true
if [[ "$ACTION" != "start" && "$ACTION" != "stop" && $ACTION != all && $ACTION != db ]]; then usage; fi
[[ "${ENVIRONMENT:=dev}" =~ ^(dev|prod)$ ]] || die "bad"
for t in "${TESTS[@]}"; do bash "$SCRIPT_DIR/$t"; done
for t in tools/tests/*.sh; do "$t"; done
case "$ACTION" in
  start) cmd_start "$@" ;;
  stop) cmd_stop "$@" ;;
  all) "$SCRIPT_DIR"/tests/all.sh; . "$ROOT/lib/common.sh" ;;
  db)
    case "$1" in
      migrate) python manage.py migrate ;;
      seed) ./seed.sh ;;
      *) die "x" ;;
    esac ;;
esac
