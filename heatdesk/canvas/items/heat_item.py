"""HeatItem: the heat in colours, in a buffer of its own that is repainted only where it changed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from heatdesk.app.live_heat import Heat, LiveHeat
from heatdesk.canvas.colouring import Colouring
from heatdesk.canvas.guard import guarded
from heatdesk.heat.colours import colour_into
from heatdesk.heat.window import Window


class HeatItem(QGraphicsItem):
    """In plane units: the image's first row is the plane's lowest.

    Heat is asked for while painting, so however many changes come in one turn of the event loop,
    they are computed once. `colouring` tells the values, range and colours at that moment.
    """

    def __init__(self, heat: LiveHeat, colouring: Colouring) -> None:
        super().__init__()
        self._heat = heat
        self._colouring = colouring
        self._drawn = -1
        self._resize(1)

    def forget(self) -> None:
        """The colours mean something else: paint everything again."""
        self._drawn = -1
        self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(-1.0, -1.0, 2.0, 2.0)

    @guarded
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        heat = self._heat.drawn(self._drawn)
        if heat.field.n != self._pixels.shape[0]:
            self._resize(heat.field.n)
            heat = self._heat.drawn(-1)
        if heat.dirty:
            self._colour(heat, heat.dirty)
        self._drawn = heat.revision
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.boundingRect(), self._image)

    def _resize(self, n: int) -> None:
        self._pixels: NDArray[np.uint32] = np.zeros((n, n), np.uint32)
        self._steps: NDArray[np.intp] = np.zeros((n, n), np.intp)
        data = self._pixels.data.cast("B")
        self._image = QImage(data, n, n, n * 4, QImage.Format.Format_RGB32)

    def _colour(self, heat: Heat, window: Window) -> None:
        key, cells = self._colouring.key, window.cells
        values = self._colouring.values(heat.field, window)
        colour_into(values, key.span, key.table, self._steps[cells], self._pixels[cells])
