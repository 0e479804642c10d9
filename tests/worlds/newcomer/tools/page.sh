#!/bin/sh
while [ $# -gt 0 ]; do
  case $1 in
    --severity) severity=$2; shift 2 ;;
    *) exit 2 ;;
  esac
done
case $severity in
  low|high) ;;
  *) exit 2 ;;
esac
