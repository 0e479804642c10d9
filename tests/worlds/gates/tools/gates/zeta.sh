#!/bin/sh
echo zeta
