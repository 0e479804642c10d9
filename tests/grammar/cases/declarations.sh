export A=b C -n D
local x y="$1" z=(a b)
declare -A map
declare -a list=(one two) other=3
readonly LIMIT=10
typeset -i count=0
export PATH="$HOME/bin:$PATH" LANG
unset A B
