#!/usr/bin/env bash
# Options in a loop with values, an action among them, words that are kept, -- at the end.
level=info
target=local
print_help() {
  cat <<EOT
Usage: $0 [--level <debug|info>] [-q] build|clean

Options:
  -l, --level LEVEL  how much is told
  -q                 nothing is told
Example:
  $0 --level debug build   # everything
EOT
}
while (($#)); do
  case $1 in
    -l | --level) level="$2"; shift ;;
    --level=*) level="${1#*=}" ;;
    --target) shift; target=$1 ;;
    -q) quiet=1 ;;
    build | clean) command="$1" ;;
    -h) print_help; exit ;;
    -*) echo "unknown $1" >&2; exit 2 ;;
    *) files+=("$1") ;;
  esac
  shift
done
case "$level" in
  debug | info) ;;
  *) print_help; exit 1 ;;
esac
if [ "$target" = remote ]; then
  : "${REMOTE_HOST:?set REMOTE_HOST}"
fi
case "$command" in
  build) make -C "${BUILD_DIR:-out}" all ;;
  clean) rm -rf "${BUILD_DIR:-out}" ;;
esac
