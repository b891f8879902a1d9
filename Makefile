# Works with GNU make 3.81, the one that macOS has, and newer.

VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := Scripts
else
BIN := bin
endif
PY := $(VENV)/$(BIN)/python

# How many tests run side by side, and what else to tell pytest: make test ARGS="-k finances"
JOBS ?= 2
ARGS ?=

# The environment is ready when the stamp of exactly this lock in exactly this folder is there:
# an environment doesn't survive being moved. A change of pyproject.toml alone needs no new one.
LOCKED := $(VENV)/.locked-$(firstword $(shell pwd | cat - requirements.lock | cksum))
READY := $(LOCKED)-$(firstword $(shell cksum < pyproject.toml))

# Sets $python, or says what is missing and stops.
define find_python
python=; seen=; \
for candidate in $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11 python); do \
	version=$$("$$candidate" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null) || continue; \
	"$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { seen="$$seen $$candidate is $$version, too old;"; continue; }; \
	"$$candidate" -c 'import ensurepip, venv' 2>/dev/null || { seen="$$seen $$candidate ($$version) lacks the modules venv and ensurepip;"; continue; }; \
	python=$$candidate; break; \
done; \
if [ -z "$$python" ]; then \
	echo "No Python 3.11 or newer that can make a virtual environment was found.$${seen:+ Seen:$${seen%;}.}" >&2; \
	echo "  Debian, Ubuntu:  sudo apt-get install python3 python3-venv" >&2; \
	echo "  Fedora:          sudo dnf install python3" >&2; \
	echo "  macOS:           brew install python" >&2; \
	echo "  Windows:         winget install Python.Python.3.13" >&2; \
	echo "  installed, but not on PATH:  make $(or $(MAKECMDGOALS),setup) PYTHON=/path/to/python3" >&2; \
	exit 1; \
fi
endef

define pip_failed
echo >&2; \
echo "The packages could not be installed; pip's own message stands above. Nothing is left behind." >&2; \
echo "  Retrying, connection, no versions: the package index can't be reached. Check the connection" >&2; \
echo "    and run the same command again. Behind a proxy, set PIP_PROXY; for an index of your own," >&2; \
echo "    PIP_INDEX_URL." >&2; \
echo "  No matching distribution among several versions: the package is not ready-made for this" >&2; \
echo "    Python ($$version). Choose another one: make $(or $(MAKECMDGOALS),setup) PYTHON=python3.13" >&2; \
echo "  Hashes that don't match: the file is not the one that was locked, so it was not installed." >&2; \
echo "    pip cache purge, and try again; if it stays so, ask whoever runs the index." >&2
endef

.DEFAULT_GOAL := help
.PHONY: help report html pdf docx validate preview edit strip test lint format bench bench-tools bench-preview bench-scale lock setup clean clean-all FORCE

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' Makefile

report: $(READY) ## Make the whole report: _site/index.html, report.pdf and annex.pdf
	@$(PY) -m ataskaita render
	@ls _site/index.html _site/report.pdf _site/annex.pdf

html: $(READY) ## Make only the web site
	@$(PY) -m ataskaita render --to html

pdf: $(READY) ## Make only the PDF
	@$(PY) -m ataskaita render --to pdf

docx: $(READY) ## Make only the Word document
	@$(PY) -m ataskaita render --to docx

validate: $(READY) ## Check the raw tables, and list everything that is wrong with them
	@$(PY) -m ataskaita validate

preview: $(READY) ## Show the report in the browser while it is edited; pages follow every saved file
	@$(PY) -m ataskaita preview --open

edit: $(READY) ## Open the chapters in JupyterLab (the first time, installs it)
	@$(PY) -c 'import jupyterlab' 2>/dev/null || { echo "Installing JupyterLab"; $(PY) -m pip install -qq --no-build-isolation --editable '.[edit]'; }
	@$(PY) -m jupyterlab notebooks

strip: $(READY) ## Remove the outputs from the notebooks, as the repository keeps them
	@$(PY) -m ataskaita strip

test: lint ## Run all checks and tests (one of them: make test ARGS="-k name")
	@$(PY) -m pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder $(ARGS)

lint: $(READY) ## Check the style of code and notebooks
	@$(PY) -m ruff check --quiet .
	@$(PY) -m ruff format --quiet --check . || { echo "Wrong format; make format puts it right:"; $(PY) -m ruff format --check .; exit 1; }

format: $(READY) ## Put the style right, as far as that can be done automatically
	@$(PY) -m ruff check --quiet --fix .
	@$(PY) -m ruff format --quiet .

bench: $(READY) ## Measure speed beside other tools, and write docs/speed.md (takes some minutes)
	@$(PY) -m benchmarks $(ARGS)

bench-tools: $(READY) ## Install the other tools that speed is compared with, each by itself
	@$(PY) -m benchmarks.tools

bench-preview: $(READY) ## Measure how soon the preview shows a change (ten times each, a minute)
	@$(PY) -m benchmarks.preview $(ARGS)

bench-scale: $(READY) ## Measure how time and memory grow with libraries and chapters
	@$(PY) -m benchmarks.scale $(ARGS)

lock: ## Make requirements.lock again from pyproject.toml (newest of all: make lock ARGS=--upgrade)
	@$(find_python); \
	"$$python" -m venv --clear _build/lock && _build/lock/$(BIN)/python -m pip install -qq --disable-pip-version-check uv
	@_build/lock/$(BIN)/python -m uv pip compile --quiet --universal --python-version 3.11 \
		--fork-strategy fewest --generate-hashes --no-header --no-emit-index-url --no-emit-find-links \
		--extra test --extra reconstruct --extra build $(ARGS) \
		--output-file requirements.lock pyproject.toml
	@rm -rf _build/lock
	@echo "requirements.lock is up to date"

setup: $(READY) ## Make the environment in .venv/ (every other command does so when it has to)
	@echo "$(VENV)/ is ready"

clean: ## Delete everything that was made from the sources
	@rm -rf _build _site

clean-all: clean ## Delete the environment and the caches as well
	@rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis .quarto

$(LOCKED): $(if $(shell test -x $(PY) && echo there),,FORCE)
	@$(find_python); \
	echo "[1/3] Virtual environment in $(VENV)/ (Python $$version)"; \
	"$$python" -m venv --clear $(VENV) || { rm -rf $(VENV); echo "$$python could not make a virtual environment; try another one: make $(or $(MAKECMDGOALS),setup) PYTHON=python3.13" >&2; exit 1; }; \
	echo "[2/3] Packages of requirements.lock (some 270 MB to download; takes about a minute, once)"; \
	$(PY) -m pip install -qq --disable-pip-version-check --no-input --only-binary :all: --require-hashes -r requirements.lock || { rm -rf $(VENV); $(pip_failed); exit 1; }
	@touch $@

$(READY): $(LOCKED)
	@echo "[3/3] The package itself"
	@$(PY) -m pip install -qq --disable-pip-version-check --no-input --no-index --no-deps --no-build-isolation --editable .
	@$(PY) -m compileall -q --invalidation-mode checked-hash src
	@rm -f $(LOCKED)-*
	@touch $@
