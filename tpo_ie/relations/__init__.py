"""Stage: links between entities that the text states."""
