#!/bin/sh
echo theta
