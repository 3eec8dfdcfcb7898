"""MarksItem: a few marks that are painted afresh each time: moving bubbles, handles, guides."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from heatdesk.canvas.guard import guarded
from heatdesk.export.painter import paint
from heatdesk.figure.bounds import bounds
from heatdesk.figure.marks import Mark


class MarksItem(QGraphicsItem):
    """In canvas pixels; it covers what its marks cover."""

    def __init__(self) -> None:
        super().__init__()
        self._marks: tuple[Mark, ...] = ()
        self._bounds = QRectF()

    @property
    def marks(self) -> tuple[Mark, ...]:
        return self._marks

    def show_marks(self, marks: Iterable[Mark]) -> None:
        self.prepareGeometryChange()
        self._marks = tuple(marks)
        covered = bounds(self._marks)
        self._bounds = QRectF() if covered is None else _rect(*covered)
        self.update()

    def boundingRect(self) -> QRectF:
        return self._bounds

    @guarded
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        paint(painter, self._marks)


def _rect(left: float, top: float, right: float, bottom: float) -> QRectF:
    """The box with a pixel around it for antialiasing."""
    return QRectF(left - 1, top - 1, right - left + 2, bottom - top + 2)
