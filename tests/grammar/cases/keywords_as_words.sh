echo if then else fi do done case esac for in while
make done && echo done
git for-each-ref
case done in done) a ;; esac
do_it
function_x y
time=3 if=4 b
in c
select=1
"if" d
