#!/bin/sh
echo six
