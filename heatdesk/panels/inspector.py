"""Inspector: the chosen items in fields, or the map itself where nothing is chosen."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from heatdesk.app.document import Document
from heatdesk.app.selection import Selection
from heatdesk.panels.item_form import ItemForm
from heatdesk.panels.map_form import MapForm


class Inspector(QScrollArea):
    """Shows one of two forms; both follow the document and make edits."""

    def __init__(
        self,
        document: Document,
        selection: Selection,
        scenario: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._selection = selection
        self.items = ItemForm(document, selection, scenario)
        self.map = MapForm(document)
        self._stack = QStackedWidget()
        for form in (self.map, self.items):
            self._stack.addWidget(_at_top(form))
        self.setWidget(self._stack)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setObjectName("inspector")
        selection.changed.connect(self._switch)
        self._switch()

    def show_scenario(self, scenario: str) -> None:
        """Speaks of the placements of another scenario."""
        self.items.show_scenario(scenario)

    def _switch(self) -> None:
        self._stack.setCurrentIndex(1 if self._selection.ids else 0)


def _at_top(form: QWidget) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(14, 12, 14, 12)
    layout.addWidget(form)
    layout.addStretch()
    return page
