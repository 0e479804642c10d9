diff <(sort a) <(sort b)
tee >(gzip -c > x.gz) >/dev/null < y
comm -12 <(a | b) <(c $(d))
exec > >(tee log) 2>&1
