"""Dropped: what a drag brings over the window, where it is one file of this computer."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData

from heatdesk.app.saving import SUFFIXES as MAPS

__all__ = ("MAPS", "TABLES", "dropped_file")

TABLES: Final = (".csv", ".tsv", ".tab", ".txt", ".xlsx", ".mmd", ".md")
"""The endings of files that may hold a table."""


def dropped_file(data: QMimeData, suffixes: Collection[str]) -> Path | None:
    """The one local file that is being dropped, if its name ends as one of these."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile() or urls[0].host():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in suffixes and not str(path).startswith("//") else None
