"""Entities: which mentions are the same thing, and what it is called."""
