"""Parts: the files inside an .xlsx workbook, unpacked piece by piece within a bound.

Nothing that the archive says of itself is believed: what comes out is counted.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from heatdesk.storage.tables.table import TableError

MOST_PARTS: Final = 2_000
LARGEST: Final = 64 * 1024 * 1024
"""Bytes that may come out of an archive in all, of the parts that are read."""

_PIECE: Final = 64 * 1024
_ENTRY: Final = b"PK\x01\x02"
_ENCRYPTED: Final = 0x1
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Those that spreadsheets use; the others take memory that an attacker chooses."""

_DAMAGES = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError,
    ValueError, OSError,
)  # fmt: skip


class Parts:
    """The parts of a workbook by their names, which ignore case. Raises TableError."""

    def __init__(self, data: bytes) -> None:
        # Each entry of the archive's list begins so: reading a list of millions would take seconds.
        if data.count(_ENTRY) > MOST_PARTS:
            raise TableError(f"expected a workbook of at most {MOST_PARTS} parts")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGES as error:
            raise _damaged() from error
        entries = self._archive.infolist()
        self._entries = {entry.filename.casefold().lstrip("/"): entry for entry in entries}
        self._room = LARGEST

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._entries

    def pieces(self, name: str) -> Iterator[bytes]:
        """What the part holds. Raises TableError, also in the middle."""
        entry = self._entries.get(name.casefold())
        if entry is None:
            raise TableError("expected an .xlsx workbook, got another kind of archive")
        if entry.flag_bits & _ENCRYPTED:
            raise TableError("expected a workbook without a password")
        if entry.compress_type not in _METHODS:
            raise _damaged()
        self._take(entry.file_size, 0)
        yield from self._unpacked(entry)

    def _unpacked(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        try:
            with self._archive.open(entry) as part:
                while piece := part.read(_PIECE):
                    self._take(len(piece), len(piece))
                    yield piece
        except _DAMAGES as error:
            raise _damaged() from error

    def _take(self, wanted: int, taken: int) -> None:
        if wanted > self._room:
            raise TableError(f"expected at most {LARGEST // 1024**2} MB when it is unpacked")
        self._room -= taken


def _damaged() -> TableError:
    return TableError("expected an .xlsx workbook; this one is damaged")
