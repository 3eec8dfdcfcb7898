"""Sensible: pyqtgraph as somebody writes it who knows NumPy and pyqtgraph well.

One matrix product of 1-D profiles in float32 (the program's own, denormals avoided); an ImageItem
with rows first, fixed levels and a lookup table; contours traced by contourpy and drawn as paths.
The bubbles are still items that are painted whenever what lies under them changes.
"""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from contourpy import contour_generator
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QGraphicsPathItem

from heatdesk.export.painter import pen, polygon
from heatdesk.figure.look import LIGHT
from heatdesk.heat.kernel import add_up, as_array, cell_centres
from tests.benchmarks.ways.plot_map import PlotMap


class LineItem(QGraphicsPathItem):
    """A path that is drawn antialiased."""

    def paint(self, painter, option, widget=None) -> None:  # type: ignore[no-untyped-def]
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        super().paint(painter, option, widget)


class Sensible(PlotMap):
    def add_heat(self) -> None:
        self._image = pg.ImageItem(axisOrder="row-major")
        table = self.key.table
        rgb = np.stack([table >> 16 & 255, table >> 8 & 255, table & 255], axis=1)
        self._image.setLookupTable(rgb.astype(np.uint8))
        self.plot.addItem(self._image)
        self._levels = (self.key.thresholds.warm, self.key.thresholds.hot)
        self._lines = [LineItem(), LineItem()]
        for line, stroke in zip(self._lines, (LIGHT.warm, LIGHT.hot), strict=True):
            line.setPen(pen(stroke))
            line.setZValue(5)
            self.scene().addItem(line)

    def show_heat(self) -> None:
        technologies = add_up(as_array(self.layer("technology")), self.n, np.float32)
        roles = add_up(as_array(self.layer("role")), self.n, np.float32)
        values = np.sqrt(technologies) * np.sqrt(roles)
        low, high = self.key.span
        self._image.setImage(values, autoLevels=False, levels=(low, high))
        self._image.setRect(QRectF(-1, -1, 2, 2))
        self._trace(values)

    def _trace(self, values: np.ndarray) -> None:
        at = cell_centres(self.n)
        half = self.plane.side / 2
        across = self.plane.left + half + at * half
        down = self.plane.top + half - at * half
        generator = contour_generator(across, down, values)
        for item, level in zip(self._lines, self._levels, strict=True):
            path = QPainterPath()
            for line in generator.lines(level):
                path.addPolygon(polygon(np.asarray(line)))
            item.setPath(path)
