# Everything a newcomer needs. Each target sets up what it needs by itself.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000

.PHONY: help demo serve test test-slow test-all check lint types imports benchmark lock clean

help:  ## Show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

demo: $(VENV)/.installed  ## Customize the bundled example, live, in the terminal
	@$(BIN)/recast demo

serve: $(VENV)/.installed  ## Open the web application on 127.0.0.1 with the example ready to run
	@$(BIN)/recast serve --port $(PORT) --with-example

test: $(VENV)/.dev debian-packages check  ## Lint, types, import rules and every test up to two minutes
	$(BIN)/pytest -m "not slow"

test-slow: $(VENV)/.dev debian-packages  ## Only the tests over two minutes
	$(BIN)/pytest -m slow || [ $$? -eq 5 ]  # 5: none is marked slow

test-all: test test-slow  ## Both

check: lint types imports  ## Lint, types and import rules only

lint: $(VENV)/.dev
	$(BIN)/ruff check src tests benchmarks scripts training
	$(BIN)/ruff format --check src tests benchmarks scripts training

types: $(VENV)/.dev
	$(BIN)/mypy

imports: $(VENV)/.dev
	$(BIN)/lint-imports

# Those of benchmarks/ that need no data and no minutes; docs/performance.md names the others.
BENCHMARKS := main_job analysis truth documents_in engines queued_runs

benchmark: $(VENV)/.dev  ## The figures of docs/performance.md that need no data
	@for name in $(BENCHMARKS); do echo "== $$name"; $(BIN)/python benchmarks/$$name.py || exit 1; done

lock: $(VENV)/.dev  ## Resolve the dependencies anew into requirements/*.txt
	@sh scripts/lock.sh $(BIN)

.PHONY: debian-packages
debian-packages:
	@sh scripts/install-debian-packages.sh

$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null 2>&1 || { echo "Recast needs Python 3.11 or newer: install it, or run 'make PYTHON=python3 ...' with a newer one."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements/runtime.txt pyproject.toml | $(VENV)/bin/python
	@echo "Setting up (once)..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/runtime.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/development.txt pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/development.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.installed

clean:  ## Remove what the targets above made
	rm -rf $(VENV) build dist out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
