#!/bin/bash
# Words handed on to functions of another file.
source "${BASH_SOURCE%/*}/library.sh"
case "$1" in
  start) shift; parse_args "$@" ;;
  list) exec docker ps "$@" ;;
  *) cmd=$1; shift; "cmd_${cmd//-/_}" "$@" ;;
esac
