#!/bin/sh
# What stands here and never runs, and what runs later.
cleanup() { docker compose down; }
trap cleanup EXIT
trap 'tools/report.sh --failed' INT

if false; then
  tools/never.sh
elif true; then
  tools/runs.sh
else
  tools/not-either.sh
fi
false && tools/off.sh && tools/off-too.sh || tools/on.sh
true || tools/skipped.sh
! false && tools/turned.sh
if test -f x; then tools/perhaps.sh; else tools/perhaps-not.sh; fi
if false || test -f y; then tools/asked.sh; fi
