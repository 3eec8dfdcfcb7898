"""ItemsPanel: a filter, the list of items, and a line to add more."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from heatdesk.app.document import Document
from heatdesk.app.live_heat import LiveHeat
from heatdesk.app.selection import Selection
from heatdesk.canvas.view import View
from heatdesk.panels.items.add_line import AddLine
from heatdesk.panels.items.item_list import ItemList
from heatdesk.storage.characters import NAME_LIMIT


class ItemsPanel(QWidget):
    """The dock of the items: `items` is the list itself. `found(id)`: Enter in the filter."""

    found = Signal(str)

    def __init__(
        self,
        document: Document,
        selection: Selection,
        view: View,
        heat: LiveHeat,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("itemsPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.filter = QLineEdit()
        self.items = ItemList(document, selection, view, heat)
        self.add = AddLine(document, selection, view, heat)
        self._lay_out()
        self.filter.textChanged.connect(self.items.set_filter)
        self.filter.returnPressed.connect(self._take_first)
        self.filter.installEventFilter(self)

    def focus_filter(self) -> None:
        """Goes to the filter line, ready for typing."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def add_notice(self, notice: QWidget) -> None:
        """Shows something between the list and the line to add more."""
        self._layout.insertWidget(self._layout.count() - 1, notice)

    def edit_current(self) -> None:
        """Opens the current row's name."""
        self.items.edit_current()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the filter Down goes into the list, Escape shows everything again."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down:
                self.items.setFocus()
                return True
            if event.key() == Qt.Key.Key_Escape and self.filter.text():
                self.filter.clear()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self.filter.setPlaceholderText("Find an item")
        self.filter.setAccessibleName("Find an item by name, group or layer")
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaxLength(NAME_LIMIT)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(8, 8, 8, 8)
        self._layout.setSpacing(6)
        self._layout.addWidget(self.filter)
        self._layout.addWidget(self.items, 1)
        self._layout.addWidget(self.add)

    def _take_first(self) -> None:
        """Enter chooses the first item that is left, so that the map shows where it lies."""
        ids = [id for section in range(3) for id in self.items.ids(section)]
        if ids and self.filter.text():
            self.items.choose(ids[0])
            self.found.emit(ids[0])
