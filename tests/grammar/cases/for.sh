for i in 1 2 "three four" $(five); do a "$i"; done
for f in *.sh; do
  bash "$f"
done
for x; do b; done
for y
do
  c
done
for z in
do d; done
for w in "$@"; do e; done | sort
