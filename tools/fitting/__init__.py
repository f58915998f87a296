"""Fits the weights that ship as data, from the training articles only: ``python -m tools.fitting NAME``."""
