((i++))
(( a = b * (c + 1), d > 2 )) && e
x=$((1 + 2)) y=$(( (3) ))
for ((i = 0; i < 10; i++)); do f $i; done
for (( ; ; )) do break; done
echo "$((x << 2))" $((x > 1 ? a : b))
let x=1 y+=2
if (( $# > 1 )); then g; fi
