usage() {
  cat >&2 <<USAGE
Usage: $0 start|stop
  -h  help
USAGE
  exit "${1:-2}"
}
usage
