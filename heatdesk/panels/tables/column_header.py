"""ColumnHeader: a foreign table's headings, each with a box that says what its column means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QHeaderView, QWidget

from heatdesk.panels.fields.choice import Choice

_GAP: Final = 4
_BOX: Final = 30
"""Pixels that a box is high."""


class ColumnHeader(QHeaderView):
    """Emits `entered(column, value)` when the user gives a column another meaning."""

    entered = Signal(int, object)

    def __init__(self, words: Mapping[Any, str], parent: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._words = words
        self.boxes: list[Choice] = []
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.sectionResized.connect(self._place)
        self.geometriesChanged.connect(self._place)
        parent.horizontalScrollBar().valueChanged.connect(self._place)

    def show_columns(self, headings: Sequence[str], meanings: Mapping[int, object]) -> None:
        """A box for each heading, and what its column means now; '' where it means nothing."""
        while len(self.boxes) > len(headings):
            gone = self.boxes.pop()
            gone.hide()
            gone.deleteLater()
        while len(self.boxes) < len(headings):
            self.boxes.append(self._box(len(self.boxes)))
        for n, (box, heading) in enumerate(zip(self.boxes, headings, strict=True)):
            box.setAccessibleName(f"What column {n + 1}, “{heading}”, means")
            box.show_value(meanings.get(n, ""))
        self._place()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), hint.height() + _BOX + 2 * _GAP)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """The heading stands above the box."""
        above = QRect(rect)
        above.setBottom(rect.bottom() - _BOX - 2 * _GAP)
        super().paintSection(painter, above, logical)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A box that gets the keyboard comes into sight."""
        view = self.parentWidget()
        if event.type() == QEvent.Type.FocusIn and watched in self.boxes and view is not None:
            self._show_column(self.boxes.index(watched))
        return super().eventFilter(watched, event)

    def _box(self, column: int) -> Choice:
        box = Choice(f"What column {column + 1} means", self._words, self.viewport())
        box.setObjectName("meaning")
        box.entered.connect(lambda value: self.entered.emit(column, value))
        box.installEventFilter(self)
        box.show()
        return box

    def _show_column(self, column: int) -> None:
        view = self.parentWidget()
        if isinstance(view, QAbstractScrollArea):
            bar, left = view.horizontalScrollBar(), self.sectionPosition(column)
            right = left + self.sectionSize(column)
            if left < bar.value() or right > bar.value() + self.viewport().width():
                bar.setValue(left)

    def _place(self) -> None:
        top = self.height() - _BOX - _GAP
        before: QWidget | None = None
        for n, box in enumerate(self.boxes[: self.count()]):
            left = self.sectionViewportPosition(n)
            box.setGeometry(left + 2, top, max(self.sectionSize(n) - 4, 20), _BOX)
            if before is not None:
                QWidget.setTabOrder(before, box)
            before = box
