#!/bin/sh
case "$1" in
  a) x.sh ;;
  b) y ;;
esac
