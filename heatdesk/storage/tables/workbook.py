"""Workbooks: .xlsx files, read by a parser that never holds more than it may.

A library that builds the sheet in memory cannot be bounded from outside: in the best of them 1.4 kB
that fill two far corners end the process, and 3 kB that name one long text 20,000 times take 2 GB.
To prove that a file is harmless takes reading every cell of it, which is what this does.
"""

from __future__ import annotations

import posixpath
from datetime import datetime
from typing import Final

from heatdesk.storage.characters import show
from heatdesk.storage.tables.cells import Cells, Formats, Strings
from heatdesk.storage.tables.parts import Parts
from heatdesk.storage.tables.table import Gathering, Table, TableError
from heatdesk.storage.tables.walking import Budget, Handler, walk

_MOST_SHEETS: Final = 200
_SINCE_1900: Final = datetime(1899, 12, 30)
_SINCE_1904: Final = datetime(1904, 1, 1)
_NO_WORKBOOK: Final = "expected an .xlsx workbook, got another kind of archive"


def decode(data: bytes, sheet: str | None = None) -> Table:
    """The table in a sheet of a workbook, the first that people see if none is named.

    Raises TableError.
    """
    return _Workbook(data).table(sheet)


class _Workbook:
    def __init__(self, data: bytes) -> None:
        self._parts = Parts(data)
        self._budget = Budget()
        relations = self._relations("_rels/.rels")
        self._path = relations.first("/officeDocument", "xl/workbook.xml")
        folder, name = posixpath.split(self._path)
        beside = posixpath.join(folder, "_rels", f"{name}.rels")
        self._relations_of_it = self._relations(beside, folder)
        self._outline = _Outline()
        self._walk(self._path, self._outline)

    def table(self, wanted: str | None) -> Table:
        names = tuple(name for name, _ in self._outline.sheets)
        name, relation = self._chosen(wanted)
        path = self._relations_of_it.targets.get(relation)
        if path is None:
            raise TableError(f"there is no sheet '{show(name, 40)}' in the workbook")
        gathering = Gathering()
        since = _SINCE_1904 if self._outline.since_1904 else _SINCE_1900
        self._walk(path, Cells(gathering, self._strings(), self._dates(), since))
        return gathering.table(f"sheet '{show(name, 40)}'", names)

    def _chosen(self, wanted: str | None) -> tuple[str, str]:
        """The name and the relation of the sheet that is meant."""
        for name, relation in self._outline.sheets:
            if wanted in (None, name):
                return name, relation
        if wanted is None:
            raise TableError("there is no sheet in the workbook")
        raise TableError(f"there is no sheet '{show(wanted, 40)}' in the workbook")

    def _strings(self) -> list[str]:
        strings = Strings()
        self._walk_if_there("/sharedStrings", strings)
        return strings.texts

    def _dates(self) -> set[int]:
        formats = Formats()
        self._walk_if_there("/styles", formats)
        return formats.dates

    def _relations(self, path: str, folder: str = "") -> _Relations:
        relations = _Relations(folder)
        if path in self._parts:
            self._walk(path, relations)
        return relations

    def _walk_if_there(self, kind: str, handler: Handler) -> None:
        path = self._relations_of_it.first(kind, "")
        if path in self._parts:
            self._walk(path, handler)

    def _walk(self, path: str, handler: Handler) -> None:
        if path not in self._parts:
            raise TableError(_NO_WORKBOOK)
        walk(self._parts.pieces(path), handler, self._budget)


class _Relations:
    """Which part a relation leads to. Those that lead out of the file are left out."""

    def __init__(self, folder: str) -> None:
        self.targets: dict[str, str] = {}
        self._kinds: dict[str, str] = {}
        self._folder = folder

    def first(self, kind: str, otherwise: str) -> str:
        """The target of the first relation whose type ends so."""
        return next(
            (path for known, path in self._kinds.items() if known.endswith(kind)), otherwise
        )

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.join("/" + self._folder, attributes.get("Target", ""))
            path = posixpath.normpath(target).lstrip("/")
            self.targets.setdefault(attributes.get("Id", ""), path)
            self._kinds.setdefault(attributes.get("Type", ""), path)

    def end(self, name: str) -> None:
        """Nothing to do."""

    def text(self, data: str) -> None:
        """Relations hold no text."""


class _Outline:
    """The sheets that people see, as name and relation, and where the calendar begins."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []
        self.since_1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet" and attributes.get("state", "visible") == "visible":
            relation = next((attributes[key] for key in attributes if key.endswith(":id")), "")
            self.sheets.append((attributes.get("name", ""), relation))
            if len(self.sheets) > _MOST_SHEETS:
                raise TableError(f"expected at most {_MOST_SHEETS} sheets")
        elif name == "workbookPr":
            self.since_1904 = attributes.get("date1904") in ("1", "true")

    def end(self, name: str) -> None:
        """Nothing to do."""

    def text(self, data: str) -> None:
        """Outlines hold no text."""
