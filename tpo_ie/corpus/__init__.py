"""Annotated documents: reading, inline marks, building an edition."""
