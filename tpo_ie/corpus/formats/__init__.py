"""Corpora in the formats of annotation tools and libraries: one module or folder a format, all behind one table."""

from tpo_ie.corpus.formats.table import FORMATS, Format, format_of, get_format

__all__ = ["FORMATS", "Format", "format_of", "get_format"]
