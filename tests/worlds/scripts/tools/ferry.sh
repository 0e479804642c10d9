#!/bin/sh
. "$(dirname "$0")/lib/ferry.sh"
case "$1" in
  help) echo "sail, list" ;;
  *) verb=$1; shift; "do_$verb" "$@" ;;
esac
