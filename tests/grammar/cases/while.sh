while read -r line; do a "$line"; done < file
until b; do sleep 1; done
while :; do
  c || break
done
while [ $# -gt 0 ]; do case $1 in -x) shift ;; esac; shift; done
a | while read x; do d $x; done
