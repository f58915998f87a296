"""Stage 6: what was said, and by whom."""
