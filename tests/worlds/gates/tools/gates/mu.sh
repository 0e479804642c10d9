#!/bin/sh
echo mu
