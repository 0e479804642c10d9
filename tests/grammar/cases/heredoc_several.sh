paste <<A <<B
a
A
b
B
cat <<ONE; cat <<TWO
1
ONE
2
TWO
cmd <<E && next || other
body
E
fin
