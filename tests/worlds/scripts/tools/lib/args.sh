# Parsers for the tools.
parse_options() {
  while [ $# -gt 0 ]; do
    case "$1" in
      --level) level=$2; shift 2 ;;
      -f | --fast) fast=1; shift ;;
      *) die "unknown option: $1" ;;
    esac
  done
}

cmd_seed() { bash checks/names.sh; }

cmd_load() {
  case "${1:-}" in
    small | large) ;;
    *) die "small, or large" ;;
  esac
}
