"""TableView: the table's rows as the user wants them, and the view with the keys of a table."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from heatdesk.panels.entries import matches
from heatdesk.panels.items_model import COLUMNS, SORTED_BY, ItemsModel
from heatdesk.panels.plain import tip

_WIDTHS: Final = {"name": 172, "kind": 96, "group": 116, "reason": 180, "note": 180, "link": 140}
_NARROW: Final = 68
_ROW: Final = 28
KEYS: Final = (
    "F2 or Enter edits, Tab goes to the next cell, Space ticks, Ctrl+Up and Ctrl+Down sort by the "
    "column, Escape leaves for the filter"
)


class Rows(QSortFilterProxyModel):
    """The rows in the order and the choice that the user wants, taken anew only when told to."""

    def __init__(self, model: ItemsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._wanted = ""
        self.setSourceModel(model)
        self.setSortRole(SORTED_BY)
        self.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setDynamicSortFilter(False)

    def look_for(self, text: str) -> None:
        """Filters and sorts again."""
        self._wanted = text
        self.invalidate()

    def filterAcceptsRow(
        self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex
    ) -> bool:
        item, _ = self._model.item_at(source_row)
        return matches(self._wanted, item.name, item.group, item.layer)


class TableView(QTableView):
    """The view, with the keys of a table."""

    edit_wanted = Signal()
    copy_wanted = Signal()
    left = Signal()
    """Escape was pressed: the keyboard wants out."""

    def __init__(self, rows: Rows, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(rows)
        self.setAccessibleName("Items")
        self.setAccessibleDescription(KEYS)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.AnyKeyPressed)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSortingEnabled(True)
        self._prepare_headers()

    def _prepare_headers(self) -> None:
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)  # the user's own order at first
        header.setSortIndicatorClearable(True)
        header.setHighlightSections(False)
        header.setAccessibleName("Columns")
        for n, column in enumerate(COLUMNS):
            self.setColumnWidth(n, _WIDTHS.get(column.key, _NARROW))
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(_ROW)
        rows.hide()
        self.setToolTip(tip(KEYS))

    def event(self, event: QEvent) -> bool:
        """Typed letters open a cell: they are not the window's shortcuts, nor is copying."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            shift = Qt.KeyboardModifier.ShiftModifier
            plain = not event.modifiers() & ~shift and bool(event.text().strip())
            if plain or event.matches(QKeySequence.StandardKey.Copy) or _sorting(event):
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
