#!/usr/bin/env bash
case "$1" in
  start) shift ;;
  stop) ;;
  *) exit 2 ;;
esac
while [ $# -gt 0 ]; do
  case "$1" in
    --level=* | --level) case $1 in *=*) level=${1#*=}; shift ;; *) level=$2; shift 2 ;; esac ;;
    --fast) shift ;;
    *) exit 2 ;;
  esac
done
