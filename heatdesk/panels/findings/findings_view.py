"""FindingsView: the table of the findings, and what stands in its place where it has no row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QVBoxLayout, QWidget

from heatdesk.panels.fields.plain import PlainLabel
from heatdesk.panels.findings.findings_model import AT, COLUMNS, FindingsModel
from heatdesk.panels.tables.cell_editor import CellEditor
from heatdesk.panels.tables.table_view import Rows, TableView

KEYS: Final = (
    "F2 or Enter edits a cell, or the whole finding where the cell follows from the map; Tab goes "
    "to the next cell, Delete deletes, Ctrl+Up and Ctrl+Down sort by the column, Escape leaves for "
    "the filters"
)


class FindingsView(TableView):
    """Rows are chosen by id, so that a choice outlives sorting, filtering and new rows."""

    delete_wanted = Signal()

    def __init__(self, model: FindingsModel, parent: QWidget) -> None:
        self.rows = Rows(model, parent)
        super().__init__(self.rows, "Findings", KEYS, parent)
        self.editor = CellEditor(COLUMNS, {"owner": model.owners}, self)
        self.setItemDelegate(self.editor)
        self.setColumnHidden(AT["why"], True)

    @property
    def editing(self) -> bool:
        return self.state() == QAbstractItemView.State.EditingState

    def chosen(self) -> list[str]:
        """The ids of the chosen rows, from top to bottom."""
        rows = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [self.rows.id_of(index) for index in rows]

    def choose(self, ids: Sequence[str]) -> None:
        """Chooses these rows; those that are not shown are left out."""
        chosen = QItemSelection()
        for cell in (self.rows.cell(id, 0) for id in ids):
            chosen.select(cell, cell)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)

    def current(self) -> tuple[str, int]:
        """The id and the column of the current cell; '' and 0 without one."""
        index = self.currentIndex()
        return (self.rows.id_of(index), index.column()) if index.isValid() else ("", 0)

    def go_to(self, id: str, column: int) -> None:
        """Makes a cell the current one, and chooses nothing."""
        cell = self.rows.cell(id, column)
        if cell.isValid() and cell != self.currentIndex():
            none = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(cell, none)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and not self.editing:
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)


class NoFindings(QWidget):
    """Says how findings come about, or that the filters hide them. `pressed()`: its button."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headline = PlainLabel(name="subheading")
        self.words = PlainLabel(name="aside")
        self.button = QPushButton()
        self.button.setObjectName("small")
        self.button.clicked.connect(self.pressed)
        self.words.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addStretch()
        centred = Qt.AlignmentFlag.AlignHCenter
        for part in (self.headline, self.words):
            part.setAlignment(centred)
            layout.addWidget(part)
        layout.addWidget(self.button, 0, centred)
        layout.addStretch()

    def say(self, headline: str, words: str, button: str) -> None:
        self.headline.setText(headline)
        self.words.setText(words)
        self.button.setText(button)
