echo $'a\'b' $'tab\there' $"translated $x" $'\x41\u00e9'
IFS=$'\n\t' read -r line
printf '%s\n' $'it\'s' end
