#!/usr/bin/env bash
env=dev
while [[ $# -gt 0 ]]; do
  case "$1" in
    --env) env="$2"; shift 2 ;;
    --env=*) env="${1#*=}"; shift ;;
    --fast) shift ;;
    start|stop) action="$1"; shift ;;
    *) exit 2 ;;
  esac
done
case "$action" in
  start) echo "$env" ;;
  stop) ;;
esac
