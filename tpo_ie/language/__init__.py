"""Indonesian for spaCy, and the sentence splitter."""
