A=`date +%s`
echo `basename $0` and `pwd`/x
B=`cat "$file" | wc -l`
if [ `id -u` -ne 0 ]; then exit 1; fi
