#!/bin/sh
echo dead
