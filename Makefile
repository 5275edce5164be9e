# Heirloom. `make` lists what can be done; every target sets up what it needs.
SHELL := /bin/sh
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
PYTHON := .venv/bin/python
MANAGE := $(PYTHON) manage.py

.PHONY: help
help: ## List the targets
	@printf 'Heirloom 传家\n\n'
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 24
	@printf '\nAnother port: PORT=8123 make demo. Another place for the data: HEIRLOOM_DATA=/path make demo.\n'

.PHONY: demo
demo: environment ## Start the store with its demo content and print its address; Ctrl-C stops it
	@exec $(PYTHON) -m storefront.demo.serve

.PHONY: test
test: environment ## Run every check and every test, and say at the end what failed
	@exec $(PYTHON) scripts/test.py

.PHONY: bench
bench: environment ## Measure requests per second beside what this machine can do
	@exec $(PYTHON) -m tests.bench

.PHONY: fmt
fmt: environment ## Format the code and sort the imports
	@$(PYTHON) -m ruff check --fix --quiet . && $(PYTHON) -m ruff format .

.PHONY: lint
lint: environment ## Run the checks that read the code without running it
	@exec $(PYTHON) scripts/test.py --only lint

.PHONY: shell
shell: environment ## Open a Python shell with the store loaded
	@exec $(MANAGE) shell

.PHONY: migrations
migrations: environment ## Write the migrations that the models ask for
	@exec $(MANAGE) makemigrations

.PHONY: messages
messages: environment ## Collect the texts to translate, and compile the translations (needs gettext)
	@exec $(PYTHON) -m storefront.messages --collect

.PHONY: requirements
requirements: environment ## Compile requirements.txt from requirements.in; UPGRADE=1 takes newer versions
	@$(PYTHON) -m piptools compile --quiet --allow-unsafe --generate-hashes --strip-extras $(if $(UPGRADE),--upgrade) \
		--no-emit-find-links --no-emit-index-url --no-emit-trusted-host --output-file=requirements.txt requirements.in

.PHONY: stop
stop: environment ## Stop a database and cache that a command has left running
	@exec $(PYTHON) -m storefront.embedded stop

.PHONY: reset
reset: environment ## Stop everything and remove .data/: the next start begins anew
	@exec $(PYTHON) -m storefront.embedded reset

.PHONY: environment
environment:
	@python=$$(scripts/python) && exec $$python scripts/prepare.py
