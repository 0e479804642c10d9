echo $ "$" $% cost$ 5$ "$ x" \$a "\$b" '$c'
echo "100%" $1$2 "$1"2 ${1}3 $a-$b $a.b
echo $((1 + 2)) end
