"""Limit: the least that any live map must do in a frame: stretch its image over the plane.

A plain widget of the same size takes the same mouse events and draws a ready image of G x G pixels
smoothly into the plane's rectangle. No field, no colours, no bubbles, and nothing is erased first:
the widget says that it is opaque and asks for the plane's rectangle only.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from heatdesk.figure.frame import Frame
from heatdesk.figure.marks import Picture
from tests.benchmarks.ways.way import HEIGHT, WIDTH


class Limit(QWidget):
    """Is its own surface."""

    def __init__(self, picture: Picture, frame: Frame) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        rows, columns = picture.pixels.shape
        self._pixels = picture.pixels
        form = QImage.Format.Format_RGB32
        self._image = QImage(self._pixels.data.cast("B"), columns, rows, columns * 4, form)
        self._plane = QRectF(frame.left, frame.top, frame.side, frame.side)
        self._page = QImage(WIDTH, HEIGHT, form)
        self._page.fill(Qt.GlobalColor.white)

    @property
    def surface(self) -> QWidget:
        return self

    def open(self) -> None:
        self.resize(WIDTH, HEIGHT)
        self.show()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.update(self._plane.toAlignedRect())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._draw(painter)
        painter.end()

    def draw_bare(self) -> None:
        """The same drawing into an image in memory, without events and windows."""
        painter = QPainter(self._page)
        self._draw(painter)
        painter.end()

    def _draw(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self._plane, self._image)
