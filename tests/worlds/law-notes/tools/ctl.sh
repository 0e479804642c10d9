#!/bin/sh
case $2 in
  dev|prod) ;;
  *) exit 2 ;;
esac
while [ $# -gt 0 ]; do
  case $1 in
    --colour)
      case $2 in
        blue|green) ;;
        *) exit 2 ;;
      esac
      shift 2 ;;
    start) shift ;;
    *) exit 2 ;;
  esac
done
