#!/bin/sh
echo iota
