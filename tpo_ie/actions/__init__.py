"""Stage: acts against trafficking."""
