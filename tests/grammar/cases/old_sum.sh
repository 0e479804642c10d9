#!/bin/bash
a=$[1 + 2]
echo "$[ x * 2 ]b" $[$(cmd one) + 1] c
ls "$[arr[1] + 1]" '$[1]' \$[1]
