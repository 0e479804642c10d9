echo "a'b" 'c"d' "e\`f" "g\$h" "i\\" 'j\'
echo "$(echo "k 'l' \"m\"")"
echo "n${o:-"p q"}r" s"t"'u'v
echo "multi
line $w" 'also
multi'
awk '{ print $1 }' x | sed -e 's/a\/b/c/' -e "s|$d|e|"
find . -name '*.sh' -exec sh -c 'echo "$1"' _ {} \;
bash -c "cd \"$dir\" && run 'a b'"
