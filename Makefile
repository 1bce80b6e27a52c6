# Everything here runs in a virtual environment of its own, .venv, which the first target makes.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
# Which index pip asks is for pip's own settings to say (PIP_INDEX_URL, pip.conf); nothing here names one.
# The checkout is installed in place (-e), so that what runs is always what stands in src.

.DEFAULT_GOAL := help
.PHONY: help demo test check bench train clean

help: ## list what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile

demo: $(VENV)/.stamp-base ## code the example reports and show a table
	$(BIN)/dragoman code examples --format table

test: $(VENV)/.stamp-dev ## run the tests
	$(BIN)/python -m pytest

check: $(VENV)/.stamp-dev ## check style, types, the ontology and the tables of the world
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m dragoman.ontology.lint
	$(BIN)/python -m dragoman.world.lint

bench: $(VENV)/.stamp-bench ## measure speed, memory and start on this machine
	$(BIN)/python -m dragoman.scoring.bench

train: $(VENV)/.stamp-train ## train the reader anew (installs PyTorch; takes long)
	$(BIN)/dragoman train

clean: ## remove all that make has made
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Dragoman needs Python 3.11 or later; '$(PYTHON)' is older or missing. Try: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "Python cannot make a virtual environment: ensurepip is missing." >&2; \
	  echo "On Debian or Ubuntu: sudo apt-get install python3-venv   (then: make again)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/.stamp-base: pyproject.toml | $(BIN)/python
	$(PIP) install -q -e .
	@touch $@

$(VENV)/.stamp-dev: pyproject.toml | $(BIN)/python
	$(PIP) install -q -e '.[dev]'
	@touch $@ $(VENV)/.stamp-base

$(VENV)/.stamp-bench: pyproject.toml | $(BIN)/python
	$(PIP) install -q -e '.[bench]'
	@touch $@ $(VENV)/.stamp-base

$(VENV)/.stamp-train: pyproject.toml | $(BIN)/python
	$(PIP) install -q -e '.[train]'
	@touch $@ $(VENV)/.stamp-base
