"""HistoryList: the steps that were done; choosing one goes back or forth to it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QListWidget, QWidget

from heatdesk.app.document import Document


class HistoryList(QListWidget):
    """The opened map first, then every step; the present one is marked, undone ones are faint."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("History")
        self.setObjectName("history")
        self._document = document
        self.currentRowChanged.connect(self._travel)
        document.settled.connect(self._refresh)
        document.replaced.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        history = self._document.history
        faint = self.palette().placeholderText()
        with QSignalBlocker(self):
            self.clear()
            self.addItem("As opened")
            for text in (*history.steps, *history.undone):
                self.addItem(text)
            for row in range(history.position + 1, self.count()):
                self.item(row).setForeground(faint)
            self.setCurrentRow(history.position)
        self.scrollToItem(self.currentItem())

    def _travel(self, row: int) -> None:
        if row >= 0:
            self._document.travel_to(row)
