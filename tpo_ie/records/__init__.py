"""Articles from archives: files, folders and streams of many formats become records, faults are reported."""

from tpo_ie.records.faults import Fault, Report
from tpo_ie.records.options import FieldMap, ReadOptions
from tpo_ie.records.reading import read_records
from tpo_ie.records.record import Record

__all__ = ["Fault", "FieldMap", "ReadOptions", "Record", "Report", "read_records"]
