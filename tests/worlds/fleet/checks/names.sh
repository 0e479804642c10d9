#!/usr/bin/env bash
set -eu
strict=0
for arg in "$@"; do
  case $arg in
    --strict) strict=1 ;;
    *) exit 2 ;;
  esac
done
echo "$strict"
