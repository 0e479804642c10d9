if a; then b; fi
if a && b; then
  c
elif ! d; then
  e
elif (f); then g
else
  h; i
fi > out
if { j; }; then k; fi || l
if [ "$1" = x ] || [ "$1" = y ]; then m; fi
