"""Stage 2: mentions by the NER model and the rules around it."""
