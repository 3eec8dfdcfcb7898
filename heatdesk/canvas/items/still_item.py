"""StillItem: everything that does not move just now, painted once into a pixmap."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from heatdesk.canvas.guard import guarded
from heatdesk.export.painter import paint
from heatdesk.figure.frame import Frame
from heatdesk.figure.marks import Mark


class StillItem(QGraphicsItem):
    """In canvas pixels. Between a camera's move and the next picture the old one is stretched."""

    def __init__(self) -> None:
        super().__init__()
        self._pixmap = QPixmap()
        self._area = QRectF()
        self._frame = Frame(0.0, 0.0, 1.0)
        self._now = self._frame

    def show_pixmap(self, pixmap: QPixmap, frame: Frame, area: QRectF) -> None:
        """Shows what was painted for this frame."""
        self.prepareGeometryChange()
        self._pixmap, self._area, self._frame, self._now = pixmap, area, frame, frame
        self.update()

    def follow(self, frame: Frame) -> None:
        """Stretches what is drawn to where the plane is now, until it is drawn again."""
        self.prepareGeometryChange()
        self._now = frame

    def boundingRect(self) -> QRectF:
        if self._now == self._frame:
            return self._area
        scale = self._now.side / self._frame.side
        left = self._now.left - self._frame.left * scale
        top = self._now.top - self._frame.top * scale
        return QRectF(left, top, self._area.width() * scale, self._area.height() * scale)

    @guarded
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if self._now == self._frame:
            painter.drawPixmap(self._area.topLeft(), self._pixmap)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(self.boundingRect(), self._pixmap, QRectF(self._pixmap.rect()))


def painted(marks: Iterable[Mark], area: QRectF, scale: float) -> QPixmap:
    """The marks on transparent ground; `scale` is the screen's device pixels to one of ours."""
    pixmap = QPixmap(round(area.width() * scale), round(area.height() * scale))
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint(painter, marks)
    painter.end()
    return pixmap
