#!/usr/bin/env bash
while [[ $# -gt 0 ]]; do
  case "$1" in
    --one) bash tools/gates/one.sh ;;
    --dead) bash tools/gates/dead.sh ;;
    *) exit 2 ;;
  esac
  shift
done
