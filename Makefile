# One word per duty. Needs Python 3.11+ (PYTHON=python3.13 chooses another) and make, nothing else.
PYTHON ?= python3
VENV ?= .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
RUN := $(BIN)/python

.PHONY: demo test test-ray test-train lint types bench soak corpus accept docs clean

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --upgrade pip
	$(RUN) -m pip install --quiet -e ".[dev,evaluate]"
	$(RUN) -c "open('$(VENV)/.installed', 'w').close()"

# Read an example article and print what is in it.
demo: $(VENV)/.installed
	$(RUN) -m tpo_ie extract examples/polresta-barelang.txt --format text --published 2025-03-14

test: $(VENV)/.installed
	$(RUN) -m pytest -n 2

# The training tests, with torch and all that training needs.
test-train: $(VENV)/.installed
	$(RUN) -m pip install --quiet -e ".[train]"
	$(RUN) -m pytest tests/training tests/test_notebooks.py tests/test_annotation_loop.py

# The Ray engine on a local instance with two workers; some minutes.
test-ray: $(VENV)/.installed
	$(RUN) -m pip install --quiet -e ".[ray]"
	$(RUN) -m pytest tests/batch/scaleout

lint: $(VENV)/.installed
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .

types: $(VENV)/.installed
	$(RUN) -m mypy

# Speed and memory over the corpus articles, beside baselines.
bench: $(VENV)/.installed
	$(RUN) -m tpo_ie bench corpora/tppo-1.0/train.jsonl --limit 60

# A long archive: memory of the workers over time. Exit code 3: more to read, run it again.
soak: $(VENV)/.installed
	$(RUN) tools/soak.py corpora/tppo-1.0 --folder runs/soak --minutes 14 --json soak.json

# Compile the articles with inline marks into corpora/tppo-1.0.
corpus: $(VENV)/.installed
	$(RUN) -m tpo_ie.corpus.build corpora/sources/tppo-1.0 corpora/tppo-1.0

# Set the acceptance floors anew from what the model reaches on the development split.
accept: $(VENV)/.installed
	$(RUN) -m tpo_ie.evaluation.acceptance --write

# The documentation site, into site/.
docs: export NO_MKDOCS_2_WARNING = 1
docs: $(VENV)/.installed
	$(RUN) -m mkdocs build --strict

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache
