PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV ?= .venv
BIN := $(VENV)/bin
PACKAGE := $(VENV)/.package
TOOLS := $(VENV)/.tools

.PHONY: help demo test check lint types layers docs bench mutate deep clean

help:  ## what there is to make
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/:/' | column -t -s:

$(PACKAGE): pyproject.toml requirements-dev.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements-dev.txt --editable ".[cli]"
	@touch $@

$(TOOLS): $(PACKAGE)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements-dev.txt
	@touch $@

demo: $(PACKAGE)  ## carry 69 agencies through a lifelike fiscal year 2558
	$(BIN)/bestservice demo

test: $(TOOLS)  ## every fast test
	$(BIN)/python -m pytest --numprocesses auto

check: lint types layers test  ## all that a commit must pass

lint: $(TOOLS)  ## ruff, its rules and its format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(TOOLS)  ## mypy and pyright, both strict on what they know
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python

layers: $(TOOLS)  ## who may import whom
	PYTHONPATH=src $(BIN)/lint-imports

bench: $(TOOLS)  ## speed, beside what one would use instead
	PYTHONPATH=src:. $(BIN)/python benchmarks/core.py
	PYTHONPATH=src:. $(BIN)/python benchmarks/working_days.py
	PYTHONPATH=src:. $(BIN)/python benchmarks/storage.py

deep: $(TOOLS)  ## crashes, restarts, many processes, long random runs (minutes; needs strace)
	$(BIN)/python -m pytest tests/deep --override-ini python_files='deep_*.py' -rP

mutate: $(TOOLS)  ## break the rules in every small way, and count who notices (minutes)
	PYTHONPATH=src:. $(BIN)/python -m scripts.mutate_rules
	PYTHONPATH=src:. $(BIN)/python -m scripts.mutate_code

docs: $(TOOLS)  ## make the pages that are made from the code
	PYTHONPATH=src:. $(BIN)/python -m scripts.traceability

clean:  ## forget what was made
	rm -rf .venv* build dist .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
