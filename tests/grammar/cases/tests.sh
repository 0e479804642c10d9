[[ -f $file && ! -d "$dir" ]] && a
[[ $x == *.sh || $y != "z w" ]]
[[ $a =~ ^[0-9]+$ ]] && b
[[ $a =~ ^(dev|prod)$ ]] || c
[[ "$a" =~ $regex ]]
[[ ( $a == b && -n $c ) || -z $d ]]
[[ $a -eq 1 && $b < $c ]]
[ "$a" = b ] && [ -n "$c" -a -z "$d" ] || test -x e
if [[ $# -lt 2 ]]; then d; fi
[[
  -n $x
  && -n $y
]]
