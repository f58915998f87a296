"""The draft, the stages in order, and the spaCy components that run them."""
