"""An experiment: do small learned models read acts better than the rules do? See docs/quality/learned.md."""
