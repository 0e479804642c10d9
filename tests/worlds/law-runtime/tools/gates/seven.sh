#!/bin/sh
echo seven
