include mk/common.mk
-include $(wildcard local/*.mk) .config
ifeq ($(MODE),prod)
FLAGS = --strict
else
FLAGS = --loose
endif
A = $(B)
B = $(A)
define recipe
not: a rule
	not-a-command
endef
one: $(A)
	tools/run.sh $(FLAGS) $(A) $(UNKNOWN) $(subst a,b,c)
ifdef CI
	tools/ci.sh
endif
$(UNKNOWN): two
	tools/hidden.sh
$(eval $(call recipe,x))
	stray recipe line
.ONESHELL:
whole:
	cd deep
	tools/x.sh
