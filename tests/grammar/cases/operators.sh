a; b & c && d || e
a | b |& c | d
! a && ! b
! a | b
a &
(b; c) & wait
a && b ||
  c &&
  # between
  d |
  e
