echo ${a} ${a:-b} ${a:=c} ${a:+d} ${a:?e f} ${a-} ${#a}
echo ${a%.*} ${a##*/} ${a/b/c} ${a//[^a-z]/} ${a^^} ${a,,} ${a:1:2}
echo ${!ref} ${!prefix*} ${arr[@]} "${arr[*]}" ${#arr[@]} ${arr[1]:-x} "${@:2}" "${*:1:2}"
echo "${a:-"nested $b"}" "${c:-'single'}" "${d:-{e}}"
echo ${a:-'}'} "${b%"}"}" ${c:-\}} end
