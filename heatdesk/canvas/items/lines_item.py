"""LinesItem: the warm and the hot line, exact at rest and coarse while something moves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from heatdesk.app.live_heat import LiveHeat
from heatdesk.canvas.guard import guarded
from heatdesk.export.painter import paint
from heatdesk.figure.contours import coarse
from heatdesk.figure.frame import Frame
from heatdesk.figure.heat_marks import zone_lines
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Rings
from heatdesk.heat.zones import Thresholds

_COARSE: Final = 128
"""Cells a side that the lines are traced on while dragging: 1.5 ms less a frame than on 512."""


class LinesItem(QGraphicsItem):
    """In canvas pixels. `situation`: frame, look and thresholds, and whether all is at rest."""

    def __init__(
        self, heat: LiveHeat, situation: Callable[[], tuple[Frame, Look, Thresholds, bool]]
    ) -> None:
        super().__init__()
        self._heat = heat
        self._situation = situation
        self._rings: tuple[Rings, ...] = ()
        self._traced: object = None
        self._bounds = QRectF()

    def cover(self, rect: QRectF) -> None:
        self.prepareGeometryChange()
        self._bounds = rect

    def boundingRect(self) -> QRectF:
        return self._bounds

    @guarded
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        frame, look, thresholds, at_rest = self._situation()
        heat = self._heat.drawn()
        wanted = (heat.revision, frame, look.dark, thresholds, at_rest)
        if wanted != self._traced:
            values = heat.field.alignment if at_rest else coarse(heat.field.alignment, _COARSE)
            self._rings = tuple(zone_lines(values, thresholds, frame, look, at_rest))
            self._traced = wanted
        paint(painter, self._rings)
