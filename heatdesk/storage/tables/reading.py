"""Reading a table from a file, whatever its name says: what it begins with says what it is."""

from __future__ import annotations

import os
from typing import Final

from heatdesk.storage import files
from heatdesk.storage.tables import delimited, workbook
from heatdesk.storage.tables.delimited import AS_FOUND, Manner
from heatdesk.storage.tables.table import Table, TableError

ZIP: Final = b"PK\x03\x04"
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"


def read(path: str | os.PathLike[str], sheet: str | None = None) -> Table:
    """The table in a file of at most 64 MB; `sheet` chooses one of a workbook's sheets.

    Raises TableError.
    """
    try:
        data = files.read_bytes(path)
    except (OSError, ValueError) as error:
        raise TableError(f"cannot be read: {files.reason(error)}") from error
    return decode(data, sheet)


def decode(data: bytes, sheet: str | None = None, manner: Manner = AS_FOUND) -> Table:
    """The table in the bytes of a CSV or XLSX file. Raises TableError."""
    if data.startswith(ZIP):
        return workbook.decode(data, sheet)
    if data.startswith(_OLD_OFFICE):
        raise TableError("expected CSV or .xlsx, got an .xls workbook or one with a password")
    return delimited.decode(data, manner)
