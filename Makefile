# Each target does its own set-up: only python3, python3-venv, make and git are needed.
PYTHON ?= python3
RUN = .venv/bin/python -m
PYTEST = $(RUN) pytest -n 2 --dist loadgroup

.PHONY: help demo test test-all lint bench clauses runtime dev

help:
	@echo 'make demo      учебная школа: база, данные, веб-сервер (PORT= HOST= DAY=2026-11-17T11:10 RESET=1)'
	@echo 'make test      все проверки, кроме долгих'
	@echo 'make test-all  все проверки: отказы, все страницы, PostgreSQL 15'
	@echo 'make lint      правила кода'
	@echo 'make bench     измерения (REGION=1 — область)'
	@echo 'make clauses   таблица пунктов актов: docs/clauses.md'

demo: export PORT := $(PORT)
demo: export HOST := $(HOST)
demo: export DAY := $(DAY)
demo: export RESET := $(RESET)
demo: runtime
	@exec $(RUN) otmetka demo

# pytest's closing line ends the output; without Chromium it also says which tests did not run
test: dev
	@OTMETKA_CHROMIUM=$$($(PYTHON) deploy/chromium.py) || exit 1; export OTMETKA_CHROMIUM; \
	$(PYTEST) -m 'not slow'

test-all: dev
	@OTMETKA_CHROMIUM=$$($(PYTHON) deploy/chromium.py) || exit 1; export OTMETKA_CHROMIUM; \
	if [ -x /usr/lib/postgresql/15/bin/postgres ]; then \
	  OTMETKA_PG_BIN=/usr/lib/postgresql/15/bin $(PYTEST) -m 'not browser and not slow' || exit 1; \
	else echo 'PostgreSQL 15 не установлен (apt-get install postgresql-15): прогон на нём пропущен' >&2; fi; \
	$(PYTEST)

lint: dev
	@$(RUN) ruff check .
	@$(RUN) ruff format --check .
	@.venv/bin/lint-imports --no-cache

bench: dev
	@REGION=$(REGION) $(RUN) bench

clauses: dev
	@$(RUN) otmetka clauses

runtime:
	@$(PYTHON) deploy/environment.py requirements.lock

dev:
	@$(PYTHON) deploy/environment.py requirements-dev.lock
