#!/bin/bash
# a comment with 'quotes" and $(commands)
echo a # behind
echo a#b #c
echo "# none" '# none'
if a; then # behind then
  b # behind b
fi # behind fi
case $1 in # behind in
  # own line
  a) b ;; # behind arm
esac
x=( # in an array
  a # first
  b
)
