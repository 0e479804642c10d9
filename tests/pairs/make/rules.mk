# Rules in all forms: several targets, order-only needs, patterns, inline recipes, continued lines.
.PHONY: all test lint \
	deploy
SHELL := /bin/bash
COMPOSE = docker compose -f $(FILE)
FILE := compose.yaml
SCRIPTS = tools/a.sh \
	tools/b.sh
GATES = $(SCRIPTS) tools/c.sh
TAG ?= latest
NAME := app
NAME += -server
export LEVEL = debug

all: lint test | build/.made ## everything

test: lint; @tools/test.sh --all # not part of make
lint check:
	@tools/lint.sh $@
	-tools/may-fail.sh $(TAG)

# a comment, and an empty line, in a recipe

	cd sub && $(MAKE) -C other inner && \
		./run.sh "$$HOME" $${LEVEL}
gates: $(GATES)
	for gate in $^; do $$gate; done
	$(COMPOSE) up --wait ${NAME}
build/%.o: src/%.c
	cc -o $@ $< $(CFLAGS) $(wildcard *.h) $*
out/a.o out/b.o: out/%.o: src/%.c | out
deploy: LEVEL = info
deploy:: test
	ssh host $(shell cat host.txt)
$(NAME)-image: Dockerfile
	docker build .
