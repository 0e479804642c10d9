v=${VERSION:-$(git describe --tags)}
w="${W:-"$(x y)"}"
echo $(( $(nproc) * 2 )) "$(( ${#a[@]} + $(z) ))"
echo ${a[$(index)]} ${b:-`tick`}
[[ -n ${c:=$(d)} ]] && e
(( f = $(g) ))
