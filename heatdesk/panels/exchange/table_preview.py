"""TablePreview: the first rows of a foreign table, and above each column what it is taken for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from heatdesk.panels.tables.column_header import ColumnHeader
from heatdesk.storage.characters import show
from heatdesk.storage.tables.columns import FIELDS, Columns, FieldName
from heatdesk.storage.tables.table import Table, text_of

_ROWS: Final = 50
_LONGEST: Final = 80
_LOOKED_AT: Final = 400
_ROW: Final = 26
_WIDTH: Final = 148
_NOWHERE: Final = QModelIndex()

Index = QModelIndex | QPersistentModelIndex

_TOLD: Final[Mapping[FieldName, str]] = {
    "x": "x, left to right",
    "y": "y, upwards",
    "color": "Colour",
    "label dx": "Name’s shift, x",
    "label dy": "Name’s shift, y",
}
MEANINGS: Final[Mapping[str, str]] = {
    "": "Not used",
    **{field: _TOLD.get(field, field.capitalize()) for field in FIELDS},
}
"""What a column may mean, in words."""


class TablePreview(QTableView):
    """Emits `assigned(dict)`: field -> column, when the user gives a column another meaning."""

    assigned = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Rows(self)
        self._wanted: dict[int, str] = {}
        """What each column is to mean; of those that want the same the latest has it."""
        self.header = ColumnHeader(MEANINGS, self)
        self.setHorizontalHeader(self.header)
        self.setModel(self._model)
        self.setAccessibleName("First rows of the table")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.header.setDefaultSectionSize(_WIDTH)
        self.header.entered.connect(self._assign)

    def show_table(self, table: Table, columns: Columns) -> None:
        meanings: dict[int, str] = {column: field for field, column in columns.fields.items()}
        if self._model.show_table(table):
            self._wanted = dict(meanings)
        self.header.show_columns(self._model.headings, meanings)

    def clear(self) -> None:
        self.show_table(Table((), ()), Columns({}))

    def _assign(self, column: int, field: str) -> None:
        """A column has one meaning, and a meaning one column. Who walks through a box with the keys
        takes nothing from others for good.
        """
        self._wanted.pop(column, None)
        self._wanted[column] = field
        self.assigned.emit({wanted: n for n, wanted in self._wanted.items() if wanted})


class _Rows(QAbstractTableModel):
    """At most 50 rows, each cell on one line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = Table((), ())
        self.headings: list[str] = []

    def show_table(self, table: Table) -> bool:
        """Whether it is another table than before."""
        if table is self._table:
            return False
        self.beginResetModel()
        self._table = table
        self.headings = [show(heading, _LONGEST) for heading in table.header]
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else min(len(self._table.rows), _ROWS)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        cell = self._table.rows[index.row()].cell(index.column())
        return show(" ".join(text_of(cell)[:_LOOKED_AT].split()), _LONGEST)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(self._table.rows[section].line)
        return self.headings[section]
