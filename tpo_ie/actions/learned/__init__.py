"""Acts told in words that no frame knows: a linear model of single words, fitted on the annotated articles."""
