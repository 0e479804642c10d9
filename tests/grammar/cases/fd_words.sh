echo 2 > two 3
echo a2>b
echo 1>&2 x
echo x1 2>&1 y
a <&3 >&4
cmd 2>err >out <in
