declare -F "cmd_$1" >/dev/null || die
declare -f name
local -n ref=$1
export -f a b
readonly -a LIST=(x y)
declare -r X=1 -i Y
