#!/bin/sh
# Starts, looks at, saves and restores the depot.
set -eu

usage() {
  echo "usage: tools/depot.sh start [--wait] | stop | status | backup --to PLACE | restore --from PLACE | prune"
}

place=""
wait=""
action="${1:-}"
[ $# -eq 0 ] || shift
while [ $# -gt 0 ]; do
  case "$1" in
    --to | --from) place="$2"; shift 2 ;;
    --wait) wait="--wait"; shift ;;
    *) usage >&2; exit 2 ;;
  esac
done

case "$action" in
  start) docker compose up -d $wait ;;
  stop) docker compose down ;;
  status) docker compose ps ;;
  backup) docker compose exec -T db pg_dump depot > "$place/depot.sql" ;;
  restore) docker compose exec -T db psql depot < "$place/depot.sql" ;;
  prune) docker compose exec -T web prune-uploads ;;
  *) usage >&2; exit 2 ;;
esac
