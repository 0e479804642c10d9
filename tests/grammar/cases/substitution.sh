a=$(b $(c "$(d e)") f)
echo "x $(g "h $(i)") y"
echo `j k` "`l`" $(m | n; o)
$(which sh) -c p
for q in $(r); do s; done
echo $(
  t  # comment )
  u
)
