"""Stage 1: article intake."""
