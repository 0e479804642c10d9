# Parsers.
parse_args() {
  while [ $# -gt 0 ]; do
    case "$1" in
      --level) level=$2; shift 2 ;;
      --fast) fast=1; shift ;;
      *) die "unknown option: $1" ;;
    esac
  done
}
cmd_start() {
  case "${1:-}" in dev|prod) ;; *) die "which" ;; esac
}
cmd_stop_all() { [ $# -eq 0 ] || die "no words"; }
helper() { printf '%s\n' "$1"; }
die() { helper "$*"; exit 2; }
