"""Plain: the first version that one would write with NumPy and pyqtgraph.

A loop over the items with exponentials on the full grid in float64; an ImageItem with its default
options (levels found anew for each frame, columns first); an IsocurveItem for each contour.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF

from heatdesk.export.painter import pen
from heatdesk.figure.look import LIGHT
from heatdesk.heat.kernel import FWHM_TO_SIGMA, cell_centres
from heatdesk.model.items import Placement
from tests.benchmarks.ways.plot_map import PlotMap

Field = NDArray[np.float64]


def naive_sum(placements: list[Placement], x: Field, y: Field) -> Field:
    """The kernels added up one by one at all points (x, y)."""
    total = np.zeros(x.shape)
    for p in placements:
        sx, sy = p.width * FWHM_TO_SIGMA, p.height * FWHM_TO_SIGMA
        total += p.weight * np.exp(-((x - p.x) ** 2 / (2 * sx**2) + (y - p.y) ** 2 / (2 * sy**2)))
    return total


class Plain(PlotMap):
    def add_heat(self) -> None:
        at = cell_centres(self.n)
        self._x, self._y = np.meshgrid(at, at, indexing="ij")  # pyqtgraph's default: columns first
        self._image = pg.ImageItem()
        self._image.setLookupTable(_colours(self.key.table))
        self.plot.addItem(self._image)
        levels = (self.key.thresholds.warm, self.key.thresholds.hot)
        self._lines = []
        for level, stroke in zip(levels, (LIGHT.warm, LIGHT.hot), strict=True):
            line = pg.IsocurveItem(level=level, pen=_cosmetic(stroke))
            line.setParentItem(self._image)
            self._lines.append(line)

    def show_heat(self) -> None:
        technologies = naive_sum(self.layer("technology"), self._x, self._y)
        roles = naive_sum(self.layer("role"), self._x, self._y)
        values = np.sqrt(technologies * roles)
        self._image.setImage(values)
        self._image.setRect(QRectF(-1, -1, 2, 2))
        for line in self._lines:
            line.setData(values)


def _colours(table: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """0xffRRGGBB as pyqtgraph's rows of red, green, blue."""
    return np.stack([table >> 16 & 255, table >> 8 & 255, table & 255], axis=1).astype(np.uint8)


def _cosmetic(stroke: Any) -> Any:
    made = pg.mkPen(pen(stroke))
    made.setCosmetic(True)
    return made
