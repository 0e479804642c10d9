#!/usr/bin/env bash
# One parser of most habits: words in places, a set closed by tests, nested actions, options of one action.
set -euo pipefail
. "$(dirname "$0")/lib/common.sh"

usage() {
  cat <<USAGE
Usage: $0 <start|stop|status> <dev|prod> [--level LEVEL] [--name=NAME] [--fast]
       $0 db <dev|prod> <migrate|dump>

Examples:
  $0 start prod --level high --fast
  $0 db dev migrate
USAGE
}

[ $# -ge 2 ] || { usage >&2; exit 2; }
action=$1
environment=$2
shift 2

if [[ "$environment" != dev && "$environment" != prod ]]; then
  die "unknown environment: $environment"
fi

options() {
  while [ $# -gt 0 ]; do
    case "$1" in
      --level) level=$2; shift 2 ;;
      --name=*) name=${1#*=}; shift ;;
      -f | --fast) fast=1; shift ;;
      *) die "unknown option: $1" ;;
    esac
  done
}

case "$action" in
  start) options "$@"; docker compose up -d ;;
  stop) docker compose down ;;
  status) docker compose ps ;;
  db)
    case "${1:-}" in
      migrate | dump) docker compose exec db "$1" ;;
      *) die "db migrate, or db dump" ;;
    esac
    ;;
  *) die "unknown action: $action" ;;
esac
