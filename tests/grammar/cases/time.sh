time make all
time -p sleep 1
time { a; b; }
time (c)
! time d | e
time for i in 1 2; do f; done
