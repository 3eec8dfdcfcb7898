"""Inspector: the chosen items in fields, or the map itself where nothing is chosen."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from heatdesk.app.document import Document
from heatdesk.app.live_heat import LiveHeat
from heatdesk.app.selection import Selection
from heatdesk.panels.items.item_form import ItemForm
from heatdesk.panels.maps.map_form import MapForm


class Inspector(QScrollArea):
    """Shows one of two forms; both follow the document and make edits.

    Each form is built when it is first needed: together they would be a tenth of the start.
    """

    def __init__(
        self,
        document: Document,
        selection: Selection,
        heat: LiveHeat,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._selection = selection
        self._heat = heat
        self._items: ItemForm | None = None
        self._map: MapForm | None = None
        self._stack = QStackedWidget()
        self.setWidget(self._stack)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setObjectName("inspector")
        selection.changed.connect(self._switch)

    @property
    def items(self) -> ItemForm:
        """The form of the chosen items."""
        if self._items is None:
            self._items = ItemForm(self._document, self._selection, self._heat)
            self._stack.addWidget(_at_top(self._items))
        return self._items

    @property
    def map(self) -> MapForm:
        """The form of the map as a whole."""
        if self._map is None:
            self._map = MapForm(self._document)
            self._stack.addWidget(_at_top(self._map))
        return self._map

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._switch()

    def _switch(self) -> None:
        if self.isVisible():
            form: QWidget = self.items if self._selection.ids else self.map
            page = form.parentWidget()
            if page is not None:
                self._stack.setCurrentWidget(page)


def _at_top(form: QWidget) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(14, 12, 14, 12)
    layout.addWidget(form)
    layout.addStretch()
    return page
