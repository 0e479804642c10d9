ls *.sh [a-z]?.txt {a,b,c}/x ~/y
rm -f ./**/*.tmp
shopt -s extglob
rm !(keep|this) +(a|b)* ?(x).y @(p|q) *(z)
echo a{1..3}b "{not}" \{no\}
echo {} + {}
