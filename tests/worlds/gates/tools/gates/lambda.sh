#!/bin/sh
echo lambda
