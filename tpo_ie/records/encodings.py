"""Encodings of text: UTF-8, what a byte order mark or the input itself says, else detected and reported."""

from __future__ import annotations

import codecs
import re

from tpo_ie.records.faults import Fault

HEAD = 2**20
"""Bytes at the start of a stream that its encoding is told from."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What Indonesian text that is not UTF-8 was written with: on Windows and on a Mac. More candidates
# would make a short text anything.
_CANDIDATES = ["cp1252", "mac_roman"]
_ESCAPED = re.compile("[\udc80-\udcff]")
# What no Indonesian text has: bytes that come out as these are no text, or in an encoding of another script.
_IMPLAUSIBLE = frozenset("ÿþðÐÞ¤¦¬¯¸ˇ˘˙˛")
# Browsers read these labels as Windows-1252, and so the pages mean it.
_LATIN = {"iso8859-1", "ascii"}


def decode(
    data: bytes, encoding: str | None = None, declared: str | None = None, *, mend: bool = False
) -> tuple[str, Fault | None]:
    """Return the text of a file as it stands, line ends included; only a byte order mark is taken off.

    Args:
        data: The file.
        encoding: What the user says it is written in.
        declared: What the file says of itself, believed when it is not UTF-8.
        mend: Replace bytes that are not UTF-8 by U+FFFD where they are under one in a thousand characters, as in
            pages of which a site cut a teaser in the middle of a character.

    Returns:
        The text, and the warning when its encoding was detected or bytes were replaced.

    Raises:
        Fault: It is no text or in no encoding that can be told.
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    known = marked or encoding
    if known:
        return _checked(_strictly(data, known)), None
    try:
        return _checked(_strictly(data, "utf-8")), None
    except Fault as fault:
        if fault.key == "binary":
            raise
        name = _declared(declared)
        mended, bad, good = _mended(data)
        if good > bad or name == "utf-8":
            if mend and bad * 1000 <= len(mended):
                return _checked(mended), Fault("mended", count=bad)
            raise
        if name:
            return _checked(_strictly(data, name)), None
        found = detected(data)
        if found is None:
            raise
        return _checked(_strictly(data, found)), Fault("encoding", name=found)


def _mended(data: bytes) -> tuple[str, int, int]:
    """Return a text read as UTF-8 with replacements, their number and that of its sound characters beyond ASCII."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    return text, bad, len(text) - len(text.encode("ascii", "ignore")) - bad


def detected(data: bytes) -> str | None:
    """Return the encoding that a text which is not UTF-8 is most probably written in; None if none fits."""
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        return None
    if b"\0" in data:
        return None
    best = from_bytes(data[:HEAD], cp_isolation=_CANDIDATES).best()
    if best is None or best.encoding not in _CANDIDATES or not _IMPLAUSIBLE.isdisjoint(str(best)):
        return None
    return best.encoding


def _declared(label: str | None) -> str | None:
    try:
        name = codecs.lookup(label).name if label else None
        " ".encode(name or "")
    except (LookupError, ValueError):
        return None
    return "cp1252" if name in _LATIN else name


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise undecodable(error) from None


def undecodable(error: UnicodeDecodeError) -> Fault:
    """Return the fault for bytes that are not what the encoding has."""
    name = error.encoding.upper().replace("_", "-")
    return Fault("undecodable", byte=error.start, encoding=name, reason=error.reason)


def _checked(text: str) -> str:
    if "\0" in text:
        raise Fault("binary", offset=text.index("\0"))
    return text


def stream_encoding(head: bytes, encoding: str | None) -> tuple[str, bool]:
    """Tell the encoding of a stream of lines from its first bytes.

    Lines that are not UTF-8 in a stream that is are faults of those lines. The stream is in another
    encoding when no line has UTF-8 beyond ASCII and more than one in four is not UTF-8.

    Args:
        head: The first bytes, up to ``HEAD``.
        encoding: What the user says it is written in.

    Returns:
        Its name, and whether it was detected rather than known.
    """
    marked = next((name for mark, name in _MARKS if head.startswith(mark)), None)
    if marked or encoding:
        return marked or encoding or "", False
    lines = head.split(b"\n")
    if len(head) >= HEAD and len(lines) > 1:
        lines.pop()
    odd = [line for line in lines if not line.isascii()]
    bad = [line for line in odd if not _is_utf8(line)]
    if len(bad) == len(odd) and len(bad) * 4 > sum(map(bool, lines)):
        found = detected(b"\n".join(bad))
        if found:
            return found, True
    return "utf-8", False


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def keeps_ascii(encoding: str) -> bool:
    """Say whether lines can be told apart in the bytes of an encoding as in ASCII."""
    return all(chr(code).encode(encoding, "ignore") == bytes([code]) for code in (10, 13, 34, 44, 65))
