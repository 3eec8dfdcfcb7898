"""Delimited text: CSV with its delimiter and encoding found out, in time that grows with its size.

The delimiter is the sign that stands outside quotation marks in the header and then most often as
many times in the other lines. (The standard library's Sniffer needs minutes for 64 kB of quotation
marks.)
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from typing import Final

from heatdesk.storage.tables.guard import unguarded
from heatdesk.storage.tables.table import LONGEST_CELL, MOST_COLUMNS, Gathering, Table, TableError

_DELIMITERS: Final = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_SAMPLE: Final = 64 * 1024
"""Characters in which the delimiter is looked for."""

MOST_LINES: Final = 500_000
"""Lines, empty ones included."""

_LONGEST_ROW: Final = MOST_COLUMNS * LONGEST_CELL
_PIECE: Final = 1024 * 1024

_QUOTED = re.compile(r'"[^"]*"')
_HINT = re.compile(r"sep=(.)")
"""A first line that some spreadsheets write and all hide."""

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 with a mark"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)


def decode(data: bytes) -> Table:
    """The table in the bytes of a text file. Raises TableError."""
    encoding, told = _encoding(data)
    text = io.TextIOWrapper(io.BytesIO(data), encoding, newline="")
    lines = _Lines(text)
    try:
        delimiter = lines.delimiter()
        gathering = _gathered(lines, delimiter)
    except UnicodeError as error:
        raise TableError(f"expected text in {told}", lines.line or None) from error
    return gathering.table(f"{_DELIMITERS.get(delimiter, delimiter)}, {told}")


def _gathered(lines: _Lines, delimiter: str) -> Gathering:
    gathering = Gathering()
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        line = lines.line + 1
        lines.begin_row()
        try:
            row = next(rows, None)
        except csv.Error as error:
            raise TableError(_fault(str(error)), line) from error
        if row is None:
            return gathering
        gathering.add(line, [unguarded(cell) if cell[:1] == "\t" else cell for cell in row])


class _Lines:
    """The lines of a text with their ends kept, each and each row bounded. Raises TableError."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self._row = 0
        self.line = 0
        """The line that was given last; the first is 1."""

    def begin_row(self) -> None:
        """A row may go over many lines, as many as its cells may have characters."""
        self._row = 0

    def delimiter(self) -> str:
        """What parts the cells. Goes back to the beginning, or behind a hint."""
        sample = self._text.read(_SAMPLE)
        self._text.seek(0)
        hint = _HINT.match(sample)
        if hint is None or sample[hint.end() : hint.end() + 1] not in ("", "\r", "\n"):
            return _likely(sample)
        next(self)
        return hint[1] if hint[1] in _DELIMITERS else _likely(sample)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        text = self._text.readline(_LONGEST_ROW + 1)
        if not text:
            raise StopIteration
        self.line += 1
        self._row += len(text)
        if self._row > _LONGEST_ROW:
            raise TableError(f"expected at most {_LONGEST_ROW} characters in a row", self.line)
        if self.line > MOST_LINES:
            raise TableError(f"expected at most {MOST_LINES} lines", self.line)
        if "\0" in text:
            raise TableError("expected text, got something else", self.line)
        return text


def _likely(sample: str) -> str:
    lines = [line for line in _QUOTED.sub("", sample).splitlines() if line.strip()]
    if len(sample) == _SAMPLE and len(lines) > 1:
        lines.pop()  # it may be cut
    counts = {sign: [line.count(sign) for line in lines] for sign in _DELIMITERS}
    return max(_DELIMITERS, key=lambda sign: _score(counts[sign]))


def _score(counts: list[int]) -> tuple[int, int]:
    """How well a sign parts lines: how many it parts as the first, and into how many cells."""
    first = counts[0] if counts else 0
    return (counts.count(first), first) if first else (0, 0)


def _encoding(data: bytes) -> tuple[str, str]:
    """The encoding's name, and how it is told."""
    for mark, encoding, told in _MARKS:
        if data.startswith(mark):
            return encoding, told
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _PIECE):
            decoder.decode(data[start : start + _PIECE])
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        return "cp1252", "Windows-1252 (it is not UTF-8)"
    return "utf-8", "UTF-8"


def _fault(words: str) -> str:
    """What csv complains of, in plain words."""
    if "field limit" in words:
        return f"expected at most {LONGEST_CELL} characters in a cell"
    return "expected quotation marks to enclose a whole cell, and to close"
