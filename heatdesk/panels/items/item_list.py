"""ItemList: all items by layer, and the tray of those that the scenario does not place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import (
    QMimeData,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from heatdesk.app.document import Document
from heatdesk.app.live_heat import LiveHeat
from heatdesk.app.selection import Selection
from heatdesk.app.wording import named, short
from heatdesk.canvas.dropping import ids_as_mime
from heatdesk.canvas.view import View
from heatdesk.model import edits
from heatdesk.model.change import Change
from heatdesk.model.items import LAYERS, Item
from heatdesk.panels.fields.entries import matches
from heatdesk.panels.fields.plain import tip
from heatdesk.panels.fields.swatches import swatch
from heatdesk.panels.items.item_states import STATES, WithStates, states_of
from heatdesk.storage.characters import as_name

_ID: Final = Qt.ItemDataRole.UserRole

_EDITABLE: Final = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEditable
    | Qt.ItemFlag.ItemIsDragEnabled
)


class ItemList(QTreeWidget):
    """Rows can be chosen, renamed in place and dragged onto the map; of the shown scenario."""

    delete_wanted = Signal()

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
        self._view = view
        self._heat = heat
        self._outdated = True
        self._chosen_here = False
        self._filter = ""
        self._prepare()
        self.itemSelectionChanged.connect(self._choose)
        self.itemChanged.connect(self._rename)
        document.changed.connect(self._note)
        document.settled.connect(self._refresh)
        document.replaced.connect(self._restyle)
        heat.switched.connect(self._restyle)
        selection.changed.connect(self._follow)
        view.changed.connect(self._restyle)
        self._refresh()

    def mimeData(self, items: Sequence[QTreeWidgetItem]) -> QMimeData:
        """Our own kind of data: Qt's default would carry values that others may have made. Rows
        that were not chosen here, but by a paste, say, do not go along with the one that is drawn.
        """
        current = self.currentItem()
        drawn = items
        if current is not None and current in items and not self._chosen_here:
            drawn = [current]
        return ids_as_mime(id for item in drawn if (id := _id(item)))

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        if self.state() == QAbstractItemView.State.EditingState:  # the editor's Enter comes by too
            super().keyPressEvent(event)
        elif event.key() in {keys.Key_Return, keys.Key_Enter}:
            self.edit_current()
        elif event.key() in {keys.Key_Delete, keys.Key_Backspace}:
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)

    def edit_current(self) -> None:
        """Opens the current row's name."""
        row = self.currentItem()
        if row is not None and _id(row):
            self.editItem(row, 0)

    def ids(self, section: int) -> list[str]:
        """The ids listed under a section: 0 technologies, 1 roles, 2 the tray."""
        return [id for row in _children(self._heads()[section]) if (id := _id(row))]

    def set_filter(self, text: str) -> None:
        """Shows only the items whose name, group or layer holds the text, letter for letter."""
        self._filter = text
        self._restyle()

    def choose(self, id: str) -> None:
        """Chooses one item."""
        self._selection.choose([id])

    def _prepare(self) -> None:
        self.setObjectName("itemList")
        self.setItemDelegate(WithStates(self))
        self.setAccessibleName("Items")
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setDragEnabled(True)
        self.setAcceptDrops(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    # Following -------------------------------------------------------------------------------

    def _note(self, change: Change) -> None:
        self._outdated = self._outdated or any(
            key[0] in {"item", "project"}
            or (key[0] == "order")
            or (key[0] == "placement" and _reappears(change, key))
            for key in change
        )

    def _restyle(self) -> None:
        self._outdated = True
        self._refresh()

    def _refresh(self) -> None:
        if not self._outdated:
            return
        self._outdated = False
        closed = {row for row, head in enumerate(self._heads()) if not head.isExpanded()}
        with QSignalBlocker(self):
            self.clear()
            for row, (name, items) in enumerate(self._sections()):
                head = self._head(name, items)
                self.addTopLevelItem(head)
                head.setExpanded(row not in closed)
        self._mark()

    def _sections(self) -> Iterable[tuple[str, Sequence[Item]]]:
        project = self._document.project
        tray = project.tray(self._heat.scenario)
        waiting = {item.id for item in tray}
        for layer in LAYERS:
            placed = [i for i in project.items if i.layer == layer and i.id not in waiting]
            yield project.properties.layers.of(layer), placed
        yield "Not on the map", tray

    def _head(self, name: str, items: Sequence[Item]) -> QTreeWidgetItem:
        shown = [item for item in items if self._is_wanted(item)]
        count = f"{len(shown)} of {len(items)}" if len(shown) < len(items) else f"{len(items)}"
        head = QTreeWidgetItem([f"{short(name)}  {count}"])
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        head.setFont(0, font)
        head.addChildren([self._row(item) for item in shown])
        if not shown:
            empty = QTreeWidgetItem(["none" if not items else "none that the filter lets through"])
            empty.setFlags(Qt.ItemFlag.NoItemFlags)
            head.addChild(empty)
        return head

    def _row(self, item: Item) -> QTreeWidgetItem:
        placement = self._document.project.placement(self._heat.scenario, item.id)
        row = QTreeWidgetItem([item.name])
        row.setData(0, _ID, item.id)
        row.setFlags(_EDITABLE)
        row.setIcon(0, swatch(item, self._view.look, bool(placement and placement.muted)))
        row.setToolTip(0, tip(item.note or item.name))
        states = states_of(item, bool(placement and placement.muted))
        row.setData(0, STATES, states)
        row.setData(0, Qt.ItemDataRole.AccessibleDescriptionRole, states)
        return row

    def _is_wanted(self, item: Item) -> bool:
        layer = self._document.project.properties.layers.of(item.layer)
        return matches(self._filter, item.name, item.group, item.layer, layer)

    def _follow(self) -> None:
        self._chosen_here = False
        self._mark()

    def _mark(self) -> None:
        """Shows the selection; only a single chosen row is scrolled to."""
        chosen = set(self._selection.ids)
        with QSignalBlocker(self):
            for row in self._rows():
                row.setSelected(_id(row) in chosen)
                if len(chosen) == 1 and row.isSelected():
                    self.setCurrentItem(row)
                    self.scrollToItem(row)

    def _heads(self) -> list[QTreeWidgetItem]:
        return [head for n in range(self.topLevelItemCount()) if (head := self.topLevelItem(n))]

    def _rows(self) -> Iterable[QTreeWidgetItem]:
        for head in self._heads():
            yield from _children(head)

    # Editing ---------------------------------------------------------------------------------

    def _choose(self) -> None:
        self._selection.choose(id for item in self.selectedItems() if (id := _id(item)))
        self._chosen_here = True

    def _rename(self, row: QTreeWidgetItem, column: int) -> None:
        id, name = _id(row), as_name(row.text(column))
        project = self._document.project
        if not id or not project.has_item(id):
            return
        before = project.item(id).name
        if name and name != before:
            text = f"Rename {named(project, [id])}"
            self._document.edit(text, edits.rename(project, id, name))
        elif row.text(column) != before:
            with QSignalBlocker(self):
                row.setText(column, before)


def _children(head: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [row for n in range(head.childCount()) if (row := head.child(n))]


def _id(row: QTreeWidgetItem) -> str:
    """The id of the item that a row stands for; empty for headings."""
    return str(row.data(0, _ID) or "")


def _reappears(change: Change, key: tuple[str, ...]) -> bool:
    """Whether a placement comes, goes or is muted: only then does the list look different."""
    before, after = change.records[key]
    if before is None or after is None:
        return True
    return getattr(before, "muted", False) != getattr(after, "muted", False)
