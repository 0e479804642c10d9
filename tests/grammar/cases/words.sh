echo a  b	c
echo 'one word' "another $word" mixed'in'"to"one
echo \$HOME a\ b "q\"q" 'it'\''s' ''
echo -n --long=value -- -x +e -
: ${A} $1 ${10} $@ "$*" $# $? $$ $! $-
