read -r a b <<< "$line"
cat <<<word
tr a b <<< 'x y' | wc -l
grep -q x <<<"$(cmd)" && echo yes
