"""Stage: who holds which office in which body."""
