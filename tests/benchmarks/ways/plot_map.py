"""PlotMap: a map in a stock pyqtgraph plot, with a graphics item for each bubble.

Subclasses say how heat is computed and shown; they do so in the handler of every mouse move, where
one writes it first. All other drawing is the same for both.
"""

from __future__ import annotations

from dataclasses import replace

import pyqtgraph as pg
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget

from heatdesk.figure import board
from heatdesk.figure.bubbles import Bubble, bubbles, extent, marker
from heatdesk.figure.compose import legend_key
from heatdesk.figure.frame import Frame
from heatdesk.figure.labels import Label, place_labels
from heatdesk.figure.look import LIGHT
from heatdesk.model.items import Layer, Placement
from heatdesk.model.project import Project
from tests.benchmarks.scenes import SCENARIO
from tests.benchmarks.ways.bubble_item import BoardItem, BubbleItem
from tests.benchmarks.ways.way import HEIGHT, WIDTH, spot


class PlotMap(pg.GraphicsView):  # type: ignore[misc]
    """A plane with `frame` in a view of WIDTH x HEIGHT pixels."""

    def __init__(self, project: Project, grid: int, frame: Frame) -> None:
        super().__init__(background=LIGHT.canvas)
        # Moves less than 10 ms apart would only be dropped, and counted as frames never painted.
        pg.setConfigOption("mouseRateLimit", 0)
        self.resize(WIDTH, HEIGHT)
        self.n, self.plane = grid, frame
        self.key = legend_key(project, "alignment", LIGHT)
        self._layers = {item.id: item.layer for item in project.items}
        self._kept: list[BoardItem | BubbleItem] = []  # PySide loses items that nobody else holds
        self._placements = {p.item: p for p in project.placements(SCENARIO)}
        self._add_plot()
        self.add_heat()
        self._add_items(project)
        self.show_heat()

    def layer(self, layer: Layer) -> list[Placement]:
        return [p for p in self._placements.values() if self._layers[p.item] == layer]

    def add_heat(self) -> None:
        """Adds the items that show heat and contours to `plot`."""
        raise NotImplementedError

    def show_heat(self) -> None:
        """Computes the heat and shows it."""
        raise NotImplementedError

    @property
    def surface(self) -> QWidget:
        viewport: QWidget = self.viewport()
        return viewport

    def open(self) -> None:
        self.show()

    def close(self) -> bool:
        return bool(QWidget.close(self))  # pyqtgraph's own way takes the viewport away first

    def _add_plot(self) -> None:
        self.plot = pg.PlotItem(enableMenu=False)
        self.plot.hideButtons()
        self.plot.hideAxis("left")
        self.plot.hideAxis("bottom")
        self.plot.layout.setContentsMargins(0, 0, 0, 0)
        self.plot.setMouseEnabled(False, False)
        self.setCentralItem(self.plot)
        across, up = WIDTH / self.plane.side, HEIGHT / self.plane.side
        self.plot.setRange(xRange=(-across, across), yRange=(-up, up), padding=0)

    def _add_items(self, project: Project) -> None:
        shown, properties = bubbles(project, SCENARIO), project.properties
        names = tuple(board.quadrant_names(properties, self.plane, LIGHT))
        axes = board.axes(properties, self.plane, LIGHT)
        ends = board.end_names(properties, self.plane, LIGHT, WIDTH)
        self._add(BoardItem((*axes, *ends, *names)), QPointF())
        labels = place_labels(shown, self.plane, LIGHT, map(board.text_rect, names))
        for bubble, label in zip(shown, labels, strict=True):
            self._add(self._bubble_item(bubble, label), spot(bubble.placement, self.plane))

    def _add(self, item: BoardItem | BubbleItem, at: QPointF) -> None:
        item.setPos(at)
        item.setZValue(10)
        self.scene().addItem(item)
        self._kept.append(item)

    def _bubble_item(self, bubble: Bubble, label: Label) -> BubbleItem:
        at = spot(bubble.placement, self.plane)
        frame = replace(self.plane, left=self.plane.left - at.x(), top=self.plane.top - at.y())
        name = label.moved(-at.x(), -at.y()).marks(bubble, frame, LIGHT)
        marks = (extent(bubble, frame, LIGHT, True), *marker(bubble, frame, LIGHT), *name)
        return BubbleItem(bubble.item.id, marks, LIGHT.marker / 2, self._move)

    def _move(self, id: str, at: QPointF) -> None:
        x, y = self.plane.to_plane(at.x(), at.y())
        self._placements[id] = replace(self._placements[id], x=x, y=y)
        self.show_heat()
