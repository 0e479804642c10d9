echo "größe" é→ü 'naïve' x
name="日本" run --flag=ü # ünïcode
case $1 in ä | ö) echo "ß" ;; esac
cat <<É
ñ $x
É
echo nach
