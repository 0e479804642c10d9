echo "a $(b "c $(d "e $(f "g")")")"
echo "${a:-${b:-${c:-"d ${e}"}}}"
x="$(if [ "$a" = "b" ]; then echo "c"; else echo 'd'; fi)"
y=$(case "$z" in a) b ;; *) c ;; esac)
w=$(f() { g; }; f)
v="$( (h; i) | j )"
