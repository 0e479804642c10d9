#!/usr/bin/env bash
source ./tools/lib/args.sh
cmd_seed
