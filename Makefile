# make demo   a record of the sample story, and what it answers
# make test   everything that is checked before a change is kept
# make bench  speed and memory: SOURCE, JOBS
# make clean  all that the others made

PYTHON ?= python3
VENV ?= .venv
RECORD ?= onrecord-demo.db
SOURCE ?= $(if $(ONRECORD_CORPORA),$(ONRECORD_CORPORA)/news/syria-2012-2016.jsonl.gz,src/onrecord/sample)
JOBS ?= 1
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test bench clean

demo: $(VENV)/.installed
	$(BIN)/onrecord demo --record $(RECORD)

test: $(VENV)/.installed-dev
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/python -m pytest
	$(BIN)/python -m evals.gate

bench: $(VENV)/.installed
	$(BIN)/python -m benchmarks.add $(SOURCE) --jobs $(JOBS)

# A stamp a set of packages, so that a second call installs nothing. The install is editable: what runs is what is here.
# pip before 23.3 misses what trafilatura needs through an extra that is spelled html_clean here and html-clean there.
$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(PIP) install --upgrade 'pip>=23.3'
	$(PIP) install --editable .
	touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	$(PIP) install --upgrade 'pip>=23.3'
	$(PIP) install --editable '.[dev]'
	touch $@ $(VENV)/.installed

# Debian may have pip but not ensurepip (the package python3-venv): then pip is put in from outside.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("onrecord needs Python 3.11 or later" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV) 2>/dev/null || \
		{ $(PYTHON) -m venv --clear --without-pip $(VENV) && $(PYTHON) -m pip --python $(BIN)/python install --quiet pip; }

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis $(RECORD) $(RECORD)-wal $(RECORD)-shm
	find src tests evals training benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
