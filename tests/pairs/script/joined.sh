#!/bin/bash
# Tests that && and || join: each of them names words of one set, or none is known.
[ "$1" = start ] || [ "$1" = stop ] || [ "$1" = status ] || exit 1
[[ $2 != dev ]] && [[ $2 != prod ]] && { echo "unknown: $2" >&2; exit 1; }
[ -n "$FORCE" ] && [ "$3" = now ] || [ "$3" = later ] || exit 1

backup() {
  [ "$1" = full ] || [ "$1" = delta ] && echo "$1"
}
backup "$4"
