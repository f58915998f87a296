"""The machine a measurement was made on, and this process's memory."""

from __future__ import annotations

import os
import platform
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

from tpo_ie.processors import usable_cores

PACKAGES = ("tpo-ie", "spacy", "onnxruntime", "tokenizers", "numpy", "torch", "transformers")
_INT8_INSTRUCTIONS = ("avx2", "avx512bw", "avx512_vnni", "avx_vnni", "amx_int8", "asimddp", "i8mm")


def describe_machine() -> dict[str, Any]:
    """Return what a reader must know to compare a speed with another one's.

    Returns:
        ``processor``, ``instructions`` (those that int8 products can use), ``cores`` this process may use,
        ``memory_gb``, ``system``, ``python``, ``packages`` by name, ``load_average`` of the last minute
        (above 1 another program was using the machine); None where the system does not tell.
    """
    return {
        "processor": _processor(),
        "instructions": _instructions(),
        "cores": usable_cores(),
        "memory_gb": _memory_gb(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "packages": {name: version for name in PACKAGES if (version := _version(name))},
        "load_average": round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None,
    }


def peak_memory_mb() -> float | None:
    """Return this process's peak resident memory in MB of 2^20 bytes, since it began; None where not told."""
    if sys.platform == "win32":
        return _windows_peak_mb()
    for line in _lines("/proc/self/status"):
        if line.startswith("VmHWM:"):
            return round(int(line.split()[1]) / 2**10, 1)
    import resource  # on Linux its figure would include the process that started this one

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (2**20 if sys.platform == "darwin" else 2**10), 1)


def _windows_peak_mb() -> float | None:
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        """``PROCESS_MEMORY_COUNTERS`` of the Windows API."""

        _fields_ = (
            ("cb", wintypes.DWORD),
            ("PageFaultCount", wintypes.DWORD),
            *((f"size{i}", ctypes.c_size_t) for i in range(8)),
        )

    windows = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined, unused-ignore]
    windows.GetCurrentProcess.restype = wintypes.HANDLE
    windows.K32GetProcessMemoryInfo.argtypes = (wintypes.HANDLE, ctypes.POINTER(Counters), wintypes.DWORD)
    counters = Counters(cb=ctypes.sizeof(Counters))
    told = windows.K32GetProcessMemoryInfo(windows.GetCurrentProcess(), ctypes.byref(counters), counters.cb)
    return round(counters.size0 / 2**20, 1) if told else None  # size0 is PeakWorkingSetSize


def _processor() -> str | None:
    for line in _lines("/proc/cpuinfo"):
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor() or platform.machine() or None


def _instructions() -> list[str] | None:
    for line in _lines("/proc/cpuinfo"):
        if line.startswith(("flags", "Features")):
            there = set(line.partition(":")[2].split())
            return [name for name in _INT8_INSTRUCTIONS if name in there]
    return None


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []


def _memory_gb() -> float | None:
    try:
        return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1)
    except (AttributeError, ValueError, OSError):  # Windows has no sysconf
        return None


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None
