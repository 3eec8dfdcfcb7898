"""TableModel: one list of the project in rows, the fields of its records in columns."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Final, Literal, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from heatdesk.app.document import Document
from heatdesk.app.writing import Edit, Make, Writing
from heatdesk.model.change import Key
from heatdesk.model.project import Project
from heatdesk.panels.fields.entries import RefusedError
from heatdesk.panels.fields.plain import tip

Index = QModelIndex | QPersistentModelIndex

SORTED_BY: Final = Qt.ItemDataRole.UserRole
"""The role of the values that rows are sorted by."""

_NARROW: Final = 68
_NOWHERE: Final = QModelIndex()


class Column(NamedTuple):
    """A column: the field's key, its heading, what the heading means, and what its cells open."""

    key: str
    heading: str
    meaning: str
    width: int = _NARROW
    editor: Literal["line", "long line", "page", "choice"] = "line"


class TableModel(QAbstractTableModel):
    """Rows by id, in the user's order. `refused(str)`: a typed value was not taken, and why."""

    refused = Signal(str)

    def __init__(
        self,
        document: Document,
        order: Key,
        columns: Sequence[Column],
        parent: QObject | None = None,
    ) -> None:
        """`order` is the key of the list that is shown."""
        super().__init__(parent)
        self.columns = tuple(columns)
        self._document = document
        self._order = order
        self._ids: tuple[str, ...] = ()
        self._rows: dict[str, int] = {}

    def id_at(self, row: int) -> str:
        return self._ids[row]

    def row_of(self, id: str) -> int | None:
        return self._rows.get(id)

    def why_not(self, index: Index) -> str:
        """Why a cell cannot be edited; empty where it can."""
        raise NotImplementedError

    def writing(self, index: Index, parent: QObject) -> Writing:
        """What is typed in a cell reaches the document while it is typed."""
        key, id = self.columns[index.column()].key, self._ids[index.row()]
        return Writing(self._document, self._maker(id, key), parent)

    def _maker(self, id: str, key: str) -> Make:
        """What a typed text makes of a record's field."""
        raise NotImplementedError

    def restart(self) -> None:
        """Takes all rows anew."""
        self.beginResetModel()
        self._ids = self._document.project.order(self._order)
        self._rows = {id: row for row, id in enumerate(self._ids)}
        self.endResetModel()

    def restyle(self) -> None:
        """Everything may look different now."""
        if self._ids:
            self._tell(0, len(self._ids) - 1, 0, len(self.columns) - 1)

    def _tell(self, first: int, last: int, left: int, right: int) -> None:
        self.dataChanged.emit(self.index(first, left), self.index(last, right))

    # What Qt asks ----------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        roles = Qt.ItemDataRole
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == roles.DisplayRole else None
        column = self.columns[section]
        if role in {roles.DisplayRole, roles.AccessibleTextRole}:
            return column.heading
        if role == roles.ToolTipRole:
            return tip(column.meaning)
        return column.meaning if role == roles.AccessibleDescriptionRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if self.why_not(index) else flags | Qt.ItemFlag.ItemIsEditable


def taken(make: Make) -> Make:
    """The same, with None for what is refused: while it is typed nobody is told."""

    def quiet(project: Project, text: str) -> Edit | None:
        with suppress(RefusedError):
            return make(project, text)
        return None

    return quiet
