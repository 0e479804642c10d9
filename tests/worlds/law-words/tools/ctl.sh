#!/bin/sh
# ctl.sh start|stop ENV [--level N] [--fast]
case "$1" in
  start|stop) action=$1; shift ;;
  *) echo "usage: $0 start|stop <dev|prod> [--level N] [--fast]"; exit 2 ;;
esac
while [ $# -gt 0 ]; do
  case "$1" in
    --level) level=$2; shift 2 ;;
    --fast) fast=1; shift ;;
    dev|prod) env=$1; shift ;;
    *) exit 2 ;;
  esac
done
