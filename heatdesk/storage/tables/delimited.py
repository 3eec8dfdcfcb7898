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
from dataclasses import dataclass
from typing import Final

from heatdesk.storage.tables.guard import unguarded
from heatdesk.storage.tables.table import LONGEST_CELL, MOST_COLUMNS, Gathering, Table, TableError

DELIMITERS: Final = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}

ENCODINGS: Final = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "cp1252": "Windows-1252",
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
    "mac_roman": "Macintosh",
    "shift_jis": "Shift JIS",
    "gb18030": "GB 18030",
}
"""Those that may be asked for; the first three are found by themselves."""

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


@dataclass(frozen=True, slots=True)
class Manner:
    """How a text is read: the sign between its cells, and one of ENCODINGS. None: as found."""

    delimiter: str | None = None
    encoding: str | None = None


AS_FOUND: Final = Manner()


def decode(data: bytes, manner: Manner = AS_FOUND) -> Table:
    """The table in the bytes of a text file. Raises TableError."""
    encoding, told = _encoding(data, manner.encoding)
    lines = _opened(data, encoding)
    try:
        found = lines.delimiter()
        delimiter = manner.delimiter or found
        gathering = _gathered(lines, delimiter)
    except UnicodeError as error:
        raise TableError(f"expected text in {told}", lines.line or None) from error
    return gathering.table(f"{DELIMITERS.get(delimiter, delimiter)}, {told}")


def found_manner(data: bytes, encoding: str | None = None) -> Manner:
    """What `decode` finds in the bytes, if nothing but perhaps the encoding is given. Raises
    TableError where they are no text.
    """
    name, told = _encoding(data, encoding)
    try:
        return Manner(_opened(data, name).delimiter(), name.removesuffix("-sig"))
    except UnicodeError as error:
        raise TableError(f"expected text in {told}") from error


def _opened(data: bytes, encoding: str) -> _Lines:
    return _Lines(io.TextIOWrapper(io.BytesIO(data), encoding, newline=""))


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
        return hint[1] if hint[1] in DELIMITERS else _likely(sample)

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
    counts = {sign: [line.count(sign) for line in lines] for sign in DELIMITERS}
    return max(DELIMITERS, key=lambda sign: _score(counts[sign]))


def _score(counts: list[int]) -> tuple[int, int]:
    """How well a sign parts lines: how many it parts as the first, and into how many cells."""
    first = counts[0] if counts else 0
    return (counts.count(first), first) if first else (0, 0)


def _encoding(data: bytes, wanted: str | None = None) -> tuple[str, str]:
    """The encoding's name, and how it is told."""
    if wanted is not None:
        return ("utf-8-sig" if wanted == "utf-8" else wanted), ENCODINGS.get(wanted, wanted)
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
