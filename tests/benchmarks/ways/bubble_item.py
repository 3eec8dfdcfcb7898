"""Graphics items as one writes them first: antialiased, painted anew each time they are seen.

Both are generous to the ways that use them: marks are made once and kept, they are drawn by the
program's own painter (whose halo is 14 times faster than a stroked outline), labels stay where the
program would put them, and places are pixels, so that no item has a transformation to work out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsObject,
    QGraphicsSceneMouseEvent,
    QStyleOptionGraphicsItem,
    QWidget,
)

from heatdesk.export.painter import paint
from heatdesk.figure.bounds import bounds
from heatdesk.figure.marks import Mark

Moved = Callable[[str, QPointF], None]


class BubbleItem(QGraphicsObject):
    """One bubble: extent, marker and label. Its origin is its marker's place."""

    def __init__(self, id: str, marks: Iterable[Mark], reach: float, moved: Moved) -> None:
        super().__init__()
        self._id = id
        self._marks = tuple(marks)
        self._bounds = covered(self._marks)
        self._shape = QPainterPath()
        self._shape.addEllipse(QPointF(), reach, reach)
        self._moved = moved

    def boundingRect(self) -> QRectF:
        return self._bounds

    def shape(self) -> QPainterPath:
        """The marker: whole extents would lie over nearly every other marker."""
        return self._shape

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        paint(painter, self._marks)

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        self.setPos(self.pos() + event.scenePos() - event.lastScenePos())
        self._moved(self._id, self.pos())


class BoardItem(QGraphicsItem):
    """Axes and names."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        super().__init__()
        self._marks = tuple(marks)
        self._bounds = covered(self._marks)

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        paint(painter, self._marks)


def covered(marks: tuple[Mark, ...]) -> QRectF:
    left, top, right, bottom = bounds(marks) or (0.0, 0.0, 0.0, 0.0)
    return QRectF(left - 1, top - 1, right - left + 2, bottom - top + 2)
