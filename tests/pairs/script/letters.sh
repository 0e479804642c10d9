#!/bin/sh
while getopts ":hv:f" opt; do
  case $opt in
    h) echo help; exit 0 ;;
    v) level=$OPTARG ;;
    f) force=1 ;;
    \?) echo "bad -$OPTARG"; exit 1 ;;
    :) echo "needs"; exit 1 ;;
  esac
done
shift $((OPTIND - 1))
case "${1:-}" in
  up|down) ;;
  *) exit 1 ;;
esac
