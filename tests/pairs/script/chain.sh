#!/usr/bin/env bash
# if and elif instead of a case, functions by name, an open action.
if [ "$1" == "up" ]; then
  shift
  docker compose up "$@"
elif [ "$1" == "test" ] || [ "$1" = "check" ]; then
  tests/all.sh
elif [[ $1 == --help ]]; then
  echo "Usage:
    $0 up|test|check"
else
  echo "unknown: $1" >&2
  exit 1
fi
