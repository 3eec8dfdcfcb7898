"""Easel: paints marks into pictures of one size, seen through a lens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from heatdesk.export.painter import paint
from heatdesk.figure.bounds import bounds
from heatdesk.figure.marks import Mark
from heatdesk.presentation.lens_view import see
from heatdesk.presentation.light import Lens

_CORNER: Final = QPoint()
_EDGE: Final = 2
"""Pixels around what a layer covers: antialiasing reaches a little further."""

Part = tuple[QPixmap, QPoint] | None
"""A layer and where on the page it begins; None where there is nothing of it."""


class Easel:
    """`size` is a page's, in our pixels; `ratio` of the device's are one of them."""

    def __init__(self, size: QSize, ratio: float = 1.0) -> None:
        self.size = size
        self.ratio = ratio

    def empty(self, size: QSize, ground: QColor) -> QPixmap:
        """A picture in one colour."""
        picture = QPixmap(size * self.ratio)
        picture.setDevicePixelRatio(self.ratio)
        picture.fill(ground)
        return picture

    def apart(self, marks: Sequence[Mark], lens: Lens) -> Part:
        """Marks on nothing, in a picture no larger than they need; None where none is seen."""
        covered = bounds(marks)
        if covered is None:
            return None
        left, top, right, bottom = covered
        seen = see(self.size, lens).mapRect(QRectF(left, top, right - left, bottom - top))
        box = seen.toAlignedRect().adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE)
        box &= QRect(QPoint(), self.size)
        if box.isEmpty():  # beside what the lens shows
            return None
        part = self.empty(box.size(), QColor(Qt.GlobalColor.transparent))
        self.paint(part, marks, lens, box.topLeft())
        return part, box.topLeft()

    def put(self, picture: QPixmap, part: Part, strength: float = 1.0) -> None:
        """Lays a layer onto a picture, at this share of its strength."""

        def draw(painter: QPainter) -> None:
            painter.setOpacity(strength)
            painter.drawPixmap(at, pixmap)

        if part is not None:
            pixmap, at = part
            _with_painter(picture, draw)

    def paint(
        self, picture: QPixmap, marks: Sequence[Mark], lens: Lens, corner: QPoint = _CORNER
    ) -> None:
        """`corner` is where the picture begins on what is seen of the page."""

        def draw(painter: QPainter) -> None:
            painter.translate(-corner)
            painter.setTransform(see(self.size, lens), True)
            paint(painter, marks)

        if marks:
            _with_painter(picture, draw)


def _with_painter(picture: QPixmap, draw: Callable[[QPainter], object]) -> None:
    painter = QPainter(picture)
    try:
        draw(painter)
    finally:
        painter.end()
