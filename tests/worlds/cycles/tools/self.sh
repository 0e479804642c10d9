#!/bin/sh
case "$1" in
--again) "$0" --again; tools/self.sh --again ;;
esac
