#!/bin/sh
echo five
