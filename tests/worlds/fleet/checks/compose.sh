#!/bin/sh
docker compose config -q
