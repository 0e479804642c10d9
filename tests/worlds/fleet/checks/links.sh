#!/bin/sh
set -eu
grep -rn "](" docs
