#!/bin/bash
[ -n "$FORCE" ] || [ "$1" = x ] || exit
run "$1"
