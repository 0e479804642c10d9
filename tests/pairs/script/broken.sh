#!/bin/sh
case "$1" in
  start) echo 'never closed
  ;;
  stop) if x; then y
