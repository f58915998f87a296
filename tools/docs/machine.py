"""The machine that something was measured on."""

from __future__ import annotations

import os
import platform
import re
from pathlib import Path


def machine() -> dict[str, object]:
    """Return what times depend on: processor, cores, system, Python, and how busy the machine was."""
    listed = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*: (.+)", listed.read_text(encoding="utf-8")) if listed.exists() else None
    processor = found[1] if found else platform.processor() or platform.machine()
    return {
        "processor": processor,
        "cores": os.cpu_count(),
        "system": platform.system(),
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None,
    }


def in_words(machine: dict[str, object]) -> str:
    """Return a machine as a phrase; one that was busy says so.

    Args:
        machine: What :func:`machine` returned.
    """
    load, cores = machine.get("load"), machine["cores"]
    busy = isinstance(load, float) and isinstance(cores, int) and load > cores
    parts = [machine["processor"], f"{cores} cores", machine["system"], f"Python {machine['python']}"]
    return ", ".join(map(str, parts)) + (f", busy with other work (load {load})" if busy else "")
