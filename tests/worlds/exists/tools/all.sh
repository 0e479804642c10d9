#!/bin/sh
bash tools/tests/one.sh
bash tools/tests/two.sh
