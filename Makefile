# Daejo: what you can do here. `make help` lists it.
# Needs Python 3.11 to 3.13 with venv, and make. Everything else is installed into .venv from the lock.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps

.DEFAULT_GOAL := help
.PHONY: help run test check bench bench-markdown bench-reading bench-lint bench-alignment bench-drift bench-audit bench-lexicon bench-archives floors lexicon lock clean

# Where the real texts lie that benchmarks measure on; the repository holds none of them.
CORPUS ?= ../shared/real

help: ## this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/.run ## the main job on the posts that ship with Daejo: look at every original, show what went stale
	@$(BIN)/daejo demo

test: $(VENV)/.dev ## every test, with a real Redis and PostgreSQL that it starts itself
	@$(BIN)/python -m pytest

check: $(VENV)/.dev ## lint, format, types, room contracts, pure tests; under 20 s
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest tests/pure -m "not slow"

bench: bench-markdown bench-reading bench-lint bench-alignment bench-drift bench-audit bench-lexicon bench-archives ## every benchmark, on the texts in CORPUS (default ../shared/real)

bench-markdown: $(VENV)/.dev ## Markdown into blocks: first lines and kinds
	@$(BIN)/python benchmarks/markdown.py $(CORPUS)

bench-reading: $(VENV)/.dev ## reading Medium pages, beside trafilatura and readability (CORPUS=…/medium)
	@$(BIN)/python benchmarks/reading.py $(if $(wildcard $(CORPUS)/medium),$(CORPUS)/medium,$(CORPUS))

bench-lint: $(VENV)/.dev ## finding residue in real posts (CORPUS=…/medium)
	@$(BIN)/python benchmarks/lint.py $(if $(wildcard $(CORPUS)/medium),$(CORPUS)/medium,$(CORPUS))

bench-alignment: $(VENV)/.dev ## pairing blocks and the findings on a first look, beside Gale-Church
	@$(BIN)/python benchmarks/alignment.py $(CORPUS)
	@$(BIN)/python benchmarks/findings.py $(CORPUS)

bench-drift: $(VENV)/.dev ## changes, their weight, the Korean lines that they make stale; which version was translated
	@$(BIN)/python benchmarks/drift.py $(CORPUS)
	@$(BIN)/python benchmarks/baselines.py $(CORPUS)

bench-lexicon: $(VENV)/.dev ## the user's own lexicon: what it gains at home, what it harms abroad
	@$(BIN)/python benchmarks/own_lexicon.py $(CORPUS)

bench-audit: $(VENV)/.dev ## audits of git repositories made from real documents, and their speed
	@$(BIN)/python benchmarks/audit.py $(CORPUS)
	@$(BIN)/python benchmarks/contract.py $(CORPUS) --every 4

bench-archives: $(VENV)/.dev ## what the few copies of a web archive tell of the text that was translated
	@$(BIN)/python benchmarks/archives.py $(CORPUS)

floors: $(VENV)/.dev ## the short form of every benchmark; fails below benchmarks/floors.toml
	@$(BIN)/python benchmarks/floors.py $(CORPUS)

lexicon: $(VENV)/.dev ## learn the starter lexicon that ships with Daejo anew, from CORPUS/training
	@$(BIN)/python benchmarks/lexicon.py $(CORPUS)

lock: $(VENV)/.dev ## resolve the dependencies anew, for Python 3.11 to 3.13
	@$(BIN)/uv pip compile --universal --generate-hashes --python-version 3.11 --quiet --upgrade --extra build \
	  --no-header --no-annotate --no-emit-index-url pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile --universal --generate-hashes --python-version 3.11 --quiet --extra build --extra dev \
	  --no-header --no-annotate --no-emit-index-url pyproject.toml -c requirements.lock -o requirements-dev.lock

clean: ## remove the environment and everything that `make run` made
	@rm -rf $(VENV) var .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || { \
	  echo "Daejo needs Python 3.11, 3.12 or 3.13; $(PYTHON) is $$($(PYTHON) --version 2>&1). Try: make run PYTHON=python3.12"; exit 2; }
	@echo "Making the environment in $(VENV) (once)"
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing. On Debian: apt-get install python3-venv"; exit 2; }

# The lock names every package, so pip resolves nothing (--no-deps): two installs are the same.
$(VENV)/.run: $(VENV)/bin/python requirements.lock pyproject.toml
	@echo "Installing what the lock names (once, about a minute)"
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.lock
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@
