a > out 2>&1 < in
a >>log 2>/dev/null
> empty
2> err b x
c >| clobber <> both
exec 3>&1 4<file 5>&-
d &> all
e &>> all more
{ f; g; } > out 2> err
while read -r l; do h "$l"; done < <(list | sort)
i {fd}> named j
k 2>&1 | l
