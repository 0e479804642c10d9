#!/bin/sh
# see docs/guide.md
echo run
