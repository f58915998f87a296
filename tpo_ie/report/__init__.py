"""The archive report: what an archive says, as one HTML page that works without a network.

Documents come from ``sources``, pass ``cleaning`` (no victims' names, no repeated articles), are laid out as columns
by ``collection`` and put into a page by ``page``; what the page does is in ``assets``.
"""

from tpo_ie.report.build import ReportOptions, build_report

__all__ = ["ReportOptions", "build_report"]
