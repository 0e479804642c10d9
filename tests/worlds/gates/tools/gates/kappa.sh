#!/bin/sh
echo kappa
