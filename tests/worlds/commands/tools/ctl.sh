#!/usr/bin/env bash
action="$1"
environment="$2"
shift 2
case "$environment" in
  dev | prod) ;;
  *) echo "dev or prod" >&2; exit 2 ;;
esac
while [[ $# -gt 0 ]]; do
  case "$1" in
    --fast) shift ;;
    --level) level="$2"; shift 2 ;;
    --level=*) level="${1#*=}"; shift ;;
    *) exit 2 ;;
  esac
done
case "$action" in
  start) echo up ;;
  stop) echo down ;;
  *) exit 2 ;;
esac
