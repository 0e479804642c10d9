A=1 B="two words" C=$(cmd x) run --flag
A=
A=b
PATH=$PATH:/opt/bin make
x+=more y+=(a b)
array=(one "two three" $four $(five) [7]=seven)
array[0]=zero
map["key with blank"]=v
