# Two commands matter: `make site` and `make test`. Both do their own set-up in .venv, from the locks, and repeat nothing that is up to date.
# Every path is relative: the checkout may stand below folders with spaces or Vietnamese letters in their names.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

PY := .venv/bin/python
# One more than the processors that continuous integration has: a test that waits for a build leaves its own free.
WORKERS ?= 3
ARGS ?=

# A system upgrade can take away the Python that an environment points to. Then it is made anew.
ifeq ($(shell test -x $(PY) && echo yes),)
$(shell rm -f .venv/*.stamp)
endif

.PHONY: help site offline serve check test lint format unit chromium bench-search lock clean ready ready-dev

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1 · /p' Makefile | awk -F' · ' '{ printf "%-19s %s\n", $$1, $$2 }'

site: ready ## build the handbook into site/
	$(PY) -m generator build $(ARGS)

offline: ready ## build the form that opens without a server into site-offline/
	$(PY) -m generator build --offline $(ARGS)

serve: ready ## show the handbook while you write it
	$(PY) -m generator serve $(ARGS)

check: ready ## report every mistake in the sources
	$(PY) -m generator check $(ARGS)

test: lint unit ## everything that has to hold: style, types, layers, tests

unit: ready-dev ## the tests alone; one of them: make unit ARGS="tests/site -k links"
	@chromium="$$($(PY) tests/browser/chromium.py)" && HANDBOOK_CHROMIUM="$$chromium" $(PY) -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

lint: ready-dev ## style, types and layers
	$(PY) -m ruff check --quiet --output-format concise .
	$(PY) -m ruff format --quiet --check .
	$(PY) -m mypy --no-error-summary
	@.venv/bin/lint-imports --no-logo

format: ready-dev ## let ruff format the code
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

bench-search: ready-dev ## measure the search beside the theme's own: what is found, how fast, how many bytes
	@HANDBOOK_CHROMIUM="$$($(PY) tests/browser/chromium.py)" $(PY) -m tests.search.bench_search $(ARGS)

chromium: ready-dev ## find a browser for the tests, or install one
	@$(PY) tests/browser/chromium.py

ready: .venv/run.stamp
ready-dev: .venv/dev.stamp

UV_SYNC = .venv/bin/uv pip sync --quiet --python $(PY) --require-hashes --no-build-isolation requirements-uv.lock
UV_SELF = .venv/bin/uv pip install --quiet --python $(PY) --no-deps --no-build-isolation --editable .

.venv/uv.stamp: requirements-uv.lock .ci/environment.sh
	@sh .ci/environment.sh
	@touch $@

.venv/run.stamp: .venv/uv.stamp requirements.lock pyproject.toml
	@$(UV_SYNC) requirements.lock
	@$(UV_SELF)
	@touch $@

.venv/dev.stamp: .venv/run.stamp requirements-dev.lock
	@$(UV_SYNC) requirements-dev.lock
	@$(UV_SELF)
	@touch $@

# Pins stay as they are unless something forces them: make lock ARGS=--upgrade
UV_LOCK = .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(ARGS)

lock: .venv/uv.stamp ## write the locks after a change to the dependencies
	$(UV_LOCK) --group uv --output-file requirements-uv.lock
	$(UV_LOCK) --group build --output-file requirements.lock pyproject.toml
	$(UV_LOCK) --group dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

clean: ## remove everything that was made here
	rm -rf .venv .cache build site site-* .site* .mypy_cache .ruff_cache .hypothesis .import_linter_cache .pytest_cache *.egg-info
	find generator tests -name __pycache__ -type d -prune -exec rm -rf {} +
