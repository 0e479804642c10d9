#!/bin/sh
echo eta
