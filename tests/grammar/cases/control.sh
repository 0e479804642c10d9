#!/usr/bin/env bash
set -euo pipefail
ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
COMPOSE=(docker compose -f "$ROOT/compose.yaml")
die() { printf '%s\n' "$*" >&2; exit 1; }
require() {
  for tool in "$@"; do
    command -v "$tool" > /dev/null || die "missing: $tool"
  done
}
cmd_start() {
  local environment="${1:?environment}" profiles=()
  shift
  while (($#)); do
    case "$1" in
      --profile) profiles+=(--profile "$2"); shift 2 ;;
      --profile=*) profiles+=(--profile "${1#--profile=}"); shift ;;
      --) shift; break ;;
      -*) die "unknown option: $1" ;;
      *) break ;;
    esac
  done
  "${COMPOSE[@]}" "${profiles[@]+"${profiles[@]}"}" up -d "$@"
}
cmd_stop() { "${COMPOSE[@]}" down ${KEEP:+--remove-orphans}; }
main() {
  require docker
  local action="${1:-help}"; shift || true
  case "$action" in
    start | stop) "cmd_$action" "$@" ;;
    help | -h | --help) sed -n '2,/^$/p' "$0" ;;
    *) die "unknown action: $action" ;;
  esac
}
main "$@"
