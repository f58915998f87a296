"""The mistakes of a prediction as one self-contained HTML page to filter and read."""
