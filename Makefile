# Everything runs in .venv, which is set up by itself at the first use (that needs the network).
#
#   make audit NOTICE=path    audit a notice
#   make test                 run the tests
#   make help                 the rest

NOTICE ?= examples/flawed.txt
# Passed on to the program that a target runs: make audit ARGS='--lang zh', make test ARGS='-k dates'
ARGS ?=
# The first Python on the path that is new enough; or say make PYTHON=/path/to/python
PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13 python3.14 python; do \
	"$$p" -c $(NEW_ENOUGH) >/dev/null 2>&1 && echo "$$p" && break; done)

NEW_ENOUGH := 'import sys; sys.exit(sys.version_info < (3, 11))'
# All paths are relative, so the folder of the checkout may have spaces in its name.
VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
READY := $(VENV)/.ready
# Made from the grammar and all patterns, by the installation first, by make whenever they changed.
TABLES := grammar/_tables.bin
PIP := -m pip --quiet --disable-pip-version-check
LOCK_VENV := .venv-lock

# A path may hold spaces or quotes: the recipe hands it over through the environment.
export NOTICE

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: help audit test check lint format-check types layers docs-current format docs bench accuracy fuzz fuzz-short mutants lock clean

help: ## show this list
	@echo "make TARGET, where TARGET is one of"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1|\2/p' Makefile | \
		while IFS='|' read -r name what; do printf '  %-14s %s\n' $$name "$$what"; done

# Contradictions in the notice are this command's result, not its failure: make stops with an error
# only when the audit could not be done. For exit status 1 on findings call the auditor itself.
audit: $(READY) $(TABLES) ## audit a notice: make audit NOTICE=path
	@$(BIN)/auditor check --fail-on never $(ARGS) -- "$$NOTICE"

test: $(READY) $(TABLES) ## run the tests
	@$(PY) -m pytest --numprocesses auto --maxprocesses 4 $(ARGS)

check: lint format-check types layers docs-current test ## everything that must hold before a commit

lint: $(READY) ## ruff's rules
	@$(BIN)/ruff check

format-check: $(READY) ## is the code formatted?
	@$(BIN)/ruff format --check

types: $(READY) ## mypy, strict
	@$(PY) -m mypy

layers: $(READY) ## do the imports keep to the floors?
	@$(BIN)/lint-imports --no-logo

docs-current: $(READY) $(TABLES) ## are the generated pages what the code says?
	@$(PY) -m auditor.docs --check

format: $(READY) ## format the code and mend what ruff can mend
	@$(BIN)/ruff check --fix-only
	@$(BIN)/ruff format

docs: $(READY) $(TABLES) ## write the generated pages anew, and what is told of examples
	@$(PY) -m auditor.docs
	@$(PY) -m tests.told
	@$(PY) -m tests.told_notices
	@$(PY) -m tests.told_sentences

bench: $(VENV)/.bench $(TABLES) ## measure time and memory
	@$(PY) -m benchmarks $(ARGS)

accuracy: $(READY) $(TABLES) ## measure recall and precision on invented notices
	@$(PY) -m tests.synthesis $(ARGS)

fuzz: $(VENV)/.fuzz $(TABLES) ## feed it hostile texts and random bytes, for a quarter of an hour
	@HYPOTHESIS_PROFILE=thorough $(PY) -m pytest --numprocesses auto --maxprocesses 4 tests/fuzz
	@$(PY) -m tests.fuzz $(ARGS)

fuzz-short: $(VENV)/.fuzz $(TABLES) ## the same with smaller texts, in some minutes
	@$(PY) -m tests.fuzz --short $(ARGS)

mutants: $(VENV)/.mutants $(TABLES) ## change the code at random: does a test fail? ARGS='--sample 1500 --seed 2', or for hours, all
	@$(PY) -m tests.mutants $(ARGS)

lock: ## pin the newest matching dependencies anew: make lock ARGS=--upgrade
	@$(check-python)
	@"$(PYTHON)" -m venv $(LOCK_VENV)
	@$(LOCK_VENV)/bin/python $(PIP) install uv
	@$(LOCK_VENV)/bin/uv pip compile $(UV_FLAGS) --extra dev $(ARGS) -o requirements.lock pyproject.toml
	@$(LOCK_VENV)/bin/uv pip compile $(UV_FLAGS) --extra bench --constraints requirements.lock \
		$(ARGS) -o benchmarks/requirements.lock pyproject.toml
	@$(LOCK_VENV)/bin/uv pip compile $(UV_FLAGS) --extra fuzz --constraints requirements.lock \
		$(ARGS) -o tests/fuzz/requirements.lock pyproject.toml
	@$(LOCK_VENV)/bin/uv pip compile $(UV_FLAGS) --extra mutants --constraints requirements.lock \
		$(ARGS) -o tests/mutants/requirements.lock pyproject.toml

# Hashes, and no addresses: where packages come from is each machine's own affair.
UV_FLAGS := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --no-annotate --custom-compile-command 'make lock'

clean: ## remove all that make made, .venv too
	rm -rf $(VENV) $(LOCK_VENV) build dist grammar/_tables.bin grammar/_patterns.bin .hypothesis .import_linter_cache \
		.mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# ------------------------------------------------------------------ .venv

define check-python
"$(PYTHON)" -c $(NEW_ENOUGH) 2>/dev/null || { \
	echo "Python 3.11 or later is needed$(if $(PYTHON),; '$(PYTHON)' is not that,, and none was found)." >&2; \
	echo "Install it, or say where it is: make PYTHON=/path/to/python3.11 ..." >&2; exit 1; }
endef

$(READY): pyproject.toml requirements.lock hatch_build.py
	@$(check-python)
	@echo "Setting up .venv, once; this takes a minute ..." >&2
	@$(PY) -c $(NEW_ENOUGH) 2>/dev/null && $(PY) -m pip --version >/dev/null 2>&1 || \
		"$(PYTHON)" -m venv --clear $(VENV)
	@$(PY) $(PIP) install --require-hashes --requirement requirements.lock
	@$(PY) $(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

grammar/_tables.bin: $(wildcard grammar/*.lark grammar/*.py rules/*.py) auditor/prepared.py | $(READY)
	@$(PY) -m auditor.prepared
	@touch $@

$(VENV)/.bench: benchmarks/requirements.lock $(READY)
	@$(PY) $(PIP) install --require-hashes --requirement benchmarks/requirements.lock
	@touch $@

# atheris is not built for every machine; without it the rest of `make fuzz` still runs.
$(VENV)/.fuzz: tests/fuzz/requirements.lock $(READY)
	@$(PY) $(PIP) install --require-hashes --requirement tests/fuzz/requirements.lock || \
		echo "atheris cannot be installed here: no coverage-guided fuzzing" >&2
	@touch $@

$(VENV)/.mutants: tests/mutants/requirements.lock $(READY)
	@$(PY) $(PIP) install --require-hashes --requirement tests/mutants/requirements.lock
	@touch $@
