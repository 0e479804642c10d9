#!/bin/sh
echo epsilon
