"""ItemsTable: all items in rows, all their fields in columns; the map's full equal for the keyboard
and the screen reader.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from heatdesk.app.document import Document
from heatdesk.app.live_heat import LiveHeat
from heatdesk.app.selection import Selection
from heatdesk.canvas.view import View
from heatdesk.model.change import Change
from heatdesk.model.copying import Piece, take
from heatdesk.model.items import LAYERS
from heatdesk.panels.fields.plain import PlainLabel
from heatdesk.panels.items.items_model import AT, COLUMNS, ItemsModel
from heatdesk.panels.tables.cell_editor import CellEditor, Words
from heatdesk.panels.tables.table_view import Rows, TableView
from heatdesk.storage.characters import NAME_LIMIT
from heatdesk.storage.lists import as_table

_DRAG_MS: Final = 100
"""Between two looks at what moves."""

_KEYS: Final = (
    "F2 or Enter edits, Tab goes to the next cell, Space ticks, Ctrl+Up and Ctrl+Down sort by the "
    "column, Escape leaves for the filter"
)


class ItemsTable(QWidget):
    """A filter, the table, and below it why something was not taken.

    `refused(str)` says the same to whoever else wants to show it.
    """

    refused = Signal(str)

    def __init__(
        self,
        document: Document,
        selection: Selection,
        view: View,
        heat: LiveHeat,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._selection = selection
        self._heat = heat
        self._heat_outdated = self._order_outdated = True
        self._marking = False
        self._moving = Change()
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_DRAG_MS)
        self._late.timeout.connect(self._catch_up)
        self.filter = QLineEdit()
        self.problem = PlainLabel(name="problem")
        self.model = ItemsModel(document, view, heat, self)
        self.rows = Rows(self.model, self)
        self.table = TableView(self.rows, "Items", _KEYS, self)
        words: Words = {"kind": lambda: list(LAYERS), "group": self.model.groups}
        self.table.setItemDelegate(CellEditor(COLUMNS, words, self.table))
        self._lay_out()
        self._connect(view)
        self._settle()

    def focus_filter(self) -> None:
        """Goes to the filter line, ready for typing."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def ids(self) -> list[str]:
        """The ids of the rows that are shown, from top to bottom."""
        return self.rows.ids()

    def id_of(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return self.rows.id_of(index)

    def cell(self, id: str, key: str) -> QModelIndex:
        """Where an item's field is shown; invalid where it is filtered out."""
        return self.rows.cell(id, AT[key])

    def copy(self) -> None:
        """Puts the chosen rows on the clipboard, as a table for spreadsheets and mail."""
        chosen = self._chosen()
        if chosen:
            pieces = {p.item.id: p for p in self._pieces(chosen)}
            QGuiApplication.clipboard().setText(as_table([pieces[id] for id in chosen]))

    def edit_current(self) -> None:
        """Opens the current cell, or says why it cannot be edited."""
        index = self.table.currentIndex()
        if not index.isValid():
            return
        why_not = self.model.why_not(self.rows.mapToSource(index))
        if why_not:
            self._refuse(why_not)
        else:
            self.table.edit(index)

    # Building --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("itemsTable")
        self.filter.setPlaceholderText("Filter by name, group or kind")
        self.filter.setAccessibleName("Filter the table")
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaxLength(NAME_LIMIT)
        self.problem.setWordWrap(True)
        self.problem.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        for part in (self.filter, self.table, self.problem):
            layout.addWidget(part)

    def _connect(self, view: View) -> None:
        self.filter.textChanged.connect(self._filter)
        self.model.refused.connect(self._refuse)
        self.table.selectionModel().selectionChanged.connect(self._choose)
        self.rows.modelReset.connect(self._mark)
        self.table.edit_wanted.connect(self.edit_current)
        self.table.copy_wanted.connect(self.copy)
        self.table.left.connect(self.focus_filter)
        self._selection.changed.connect(self._mark)
        self._document.changed.connect(self._follow)
        self._document.settled.connect(self._settle)
        self._document.replaced.connect(self._restart)
        self._heat.restarted.connect(self._restart_heat)
        view.changed.connect(self.model.restyle)

    # Following -------------------------------------------------------------------------------

    def _follow(self, change: Change) -> None:
        """Sorting, filtering and heat wait for the rest, and a drag is shown ten times a second:
        a row painted in every frame would cost as much as the map.
        """
        self._heat_outdated = self._order_outdated = True
        if not self._document.at_rest and not change.touches("item"):
            self._moving = self._moving.then(change)
            if not self._late.isActive():
                self._late.start()
            return
        self._take(self._moving.then(change))

    def _catch_up(self) -> None:
        if self._moving:
            self._take(self._moving)

    def _take(self, change: Change) -> None:
        self._late.stop()
        self._moving = Change()
        here = self.table.currentIndex()
        id, column = (self.id_of(here), here.column()) if here.isValid() else ("", 0)
        self.problem.hide()
        self.model.follow(change)
        now = self.table.currentIndex()
        if id and (not now.isValid() or (self.id_of(now), now.column()) != (id, column)):
            self._return_to(id, column)

    def _return_to(self, id: str, column: int) -> None:
        """After the rows were taken anew the keyboard is where it was."""
        none = QItemSelectionModel.SelectionFlag.NoUpdate
        index = self.cell(id, COLUMNS[column].key)
        self.table.selectionModel().setCurrentIndex(index, none)

    def _settle(self) -> None:
        """A table that nobody sees computes and sorts nothing."""
        self._catch_up()
        if not self.isVisible():
            return
        if self._heat_outdated:
            self._heat_outdated = False
            self.model.take_heat()
        if self._order_outdated:
            self._filter(self.filter.text())

    def _restart(self) -> None:
        self.problem.hide()
        self._moving = Change()
        self._restart_heat()

    def _restart_heat(self) -> None:
        """Another scenario, another grid: every number may be another."""
        self._heat_outdated = self._order_outdated = True
        self.model.catch_up()
        if self._document.at_rest:
            self._settle()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle()

    def _filter(self, text: str) -> None:
        """What a filter hides stays chosen."""
        self._order_outdated = False
        self._marking = True
        self.rows.show_only(lambda row: self.model.matches(row, text))
        self._marking = False
        self._mark()

    # Choosing --------------------------------------------------------------------------------

    def _chosen(self) -> list[str]:
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.id_of(self.rows.index(row, 0)) for row in rows]

    def _choose(self) -> None:
        chosen = self._chosen() if not self._marking else list(self._selection.ids)
        if set(chosen) != set(self._selection.ids):
            self._selection.choose(chosen)

    def _mark(self) -> None:
        """Shows the selection; a single chosen row is scrolled to."""
        model = self.table.selectionModel()
        cells = [c for id in self._selection.ids if (c := self.cell(id, "name")).isValid()]
        marked = QItemSelection()
        for cell in cells:
            marked.select(cell, cell)
        flags = QItemSelectionModel.SelectionFlag
        self._marking = True
        model.select(marked, flags.ClearAndSelect | flags.Rows)
        self._marking = False
        if len(cells) == 1 and self.table.currentIndex().row() != cells[0].row():
            column = max(self.table.currentIndex().column(), 0)
            model.setCurrentIndex(cells[0].siblingAtColumn(column), flags.NoUpdate)

    def _pieces(self, ids: Sequence[str]) -> Sequence[Piece]:
        return take(self._document.project, self._heat.scenario, ids)

    def _refuse(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.show()
        self.refused.emit(problem)
