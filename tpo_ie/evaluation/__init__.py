"""Predictions against gold: counts, scores, intervals, tables."""
