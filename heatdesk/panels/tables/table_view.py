"""TableView: a table's rows as the user wants them, and the view with the keys of a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from heatdesk.panels.fields.plain import PlainLabel, tip
from heatdesk.panels.tables.table_model import SORTED_BY, TableModel

_ROW: Final = 28
_TOLD_MS: Final = 8_000


class Rows(QSortFilterProxyModel):
    """The rows in the order and the choice that the user wants, taken anew only when told to."""

    def __init__(self, model: TableModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.model = model
        self._wanted: Callable[[int], bool] = lambda row: True
        self.setSourceModel(model)
        self.setSortRole(SORTED_BY)
        self.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setDynamicSortFilter(False)

    def show_only(self, wanted: Callable[[int], bool]) -> None:
        """Filters by the model's rows, and sorts again."""
        self._wanted = wanted
        self.invalidate()

    def id_of(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return self.model.id_at(self.mapToSource(index).row())

    def ids(self) -> list[str]:
        """The ids of the rows that are shown, from top to bottom."""
        return [self.id_of(self.index(row, 0)) for row in range(self.rowCount())]

    def cell(self, id: str, column: int) -> QModelIndex:
        """Where a record's field is shown; invalid where it is filtered out."""
        row = self.model.row_of(id)
        if row is None:
            return QModelIndex()
        return self.mapFromSource(self.model.index(row, column))

    def filterAcceptsRow(
        self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex
    ) -> bool:
        return self._wanted(source_row)


class TableView(QTableView):
    """The view, with the keys of a table."""

    edit_wanted = Signal()
    copy_wanted = Signal()
    left = Signal()
    """Escape was pressed: the keyboard wants out."""

    def __init__(self, rows: Rows, name: str, keys: str, parent: QWidget) -> None:
        """`name` and `keys` are what screen readers say of it; the keys are its tool tip too."""
        super().__init__(parent)
        self.setModel(rows)
        self.setAccessibleName(name)
        self.setAccessibleDescription(keys)
        self.setToolTip(tip(keys))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.AnyKeyPressed)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSortingEnabled(True)
        self._problem = PlainLabel("", self.viewport(), "cellProblem")
        self._problem.hide()
        self._told = QTimer(self)
        self._told.setSingleShot(True)
        self._told.setInterval(_TOLD_MS)
        for passed in (self._told.timeout, self.verticalScrollBar().valueChanged):
            passed.connect(self._problem.hide)
        self._prepare_headers([column.width for column in rows.model.columns])

    def _prepare_headers(self, widths: list[int]) -> None:
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)  # the user's own order at first
        header.setSortIndicatorClearable(True)
        header.setHighlightSections(False)
        header.setAccessibleName("Columns")
        for n, width in enumerate(widths):
            self.setColumnWidth(n, width)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(_ROW)
        rows.hide()

    def tell_at(self, index: QModelIndex, problem: str) -> None:
        """Says something below a cell for a while, or above it where there is no room."""
        self._problem.setText(problem)
        self._problem.adjustSize()
        cell, room = self.visualRect(index), self.viewport().size() - self._problem.size()
        below = cell.bottom() + 3
        y = below if below <= room.height() else cell.top() - self._problem.height() - 3
        self._problem.move(max(min(cell.left(), room.width()), 0), y)
        self._problem.setVisible(bool(problem))
        self._problem.raise_()
        self._told.start()

    @property
    def told(self) -> str:
        """What is said beside a cell just now."""
        return self._problem.text() if self._problem.isVisible() else ""

    def event(self, event: QEvent) -> bool:
        """Typed letters and F2 open a cell: they are not the window's shortcuts, nor is copying."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            shift = Qt.KeyboardModifier.ShiftModifier
            plain = not event.modifiers() & ~shift and bool(event.text().strip())
            ours = event.key() == Qt.Key.Key_F2 or _sorting(event)
            if plain or ours or event.matches(QKeySequence.StandardKey.Copy):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, keys = event.key(), Qt.Key
        editing = self.state() == QAbstractItemView.State.EditingState
        if editing:  # the editor's Enter comes by here too
            super().keyPressEvent(event)
        elif key in {keys.Key_Return, keys.Key_Enter, keys.Key_F2}:
            self.edit_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif _sorting(event):
            self._sort(descending=key == keys.Key_Down)
        elif key == keys.Key_Escape:
            self.left.emit()
        elif self._leaves(key):
            event.ignore()  # Qt then gives the focus to the next widget
        else:
            super().keyPressEvent(event)

    def _leaves(self, key: int) -> bool:
        """Tab in the last cell goes on to the next widget: nobody is caught in the table."""
        last = self.model().rowCount() - 1, self.model().columnCount() - 1
        here = self.currentIndex().row(), self.currentIndex().column()
        forth = key == Qt.Key.Key_Tab and here in {last, (-1, -1)}
        return forth or (key == Qt.Key.Key_Backtab and here in {(0, 0), (-1, -1)})

    def _sort(self, descending: bool) -> None:
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.sortByColumn(max(self.currentIndex().column(), 0), order)
        self.scrollTo(self.currentIndex())


def _sorting(event: QKeyEvent) -> bool:
    """Ctrl with Up or Down: the order of the current column."""
    arrows = {Qt.Key.Key_Up, Qt.Key.Key_Down}
    return event.key() in arrows and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
