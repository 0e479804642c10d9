#!/bin/sh
# remake.sh: the expected trees, from Debian's cmark-gfm program (apt-get install cmark-gfm). Read what changed.
set -eu
cd "$(dirname "$0")"
for page in *.md; do
  [ "$page" = README.md ] || cmark-gfm -t xml -e table -e tasklist -e strikethrough -e autolink "$page" > "${page%.md}.xml"
done
