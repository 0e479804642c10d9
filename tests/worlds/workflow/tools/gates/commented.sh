#!/bin/sh
echo commented
