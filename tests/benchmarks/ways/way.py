"""Way: what the benchmark needs of each way to draw the map."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget

from heatdesk.figure.frame import Frame
from heatdesk.model.items import Placement

WIDTH, HEIGHT = 1600, 1000


class Way(Protocol):
    @property
    def surface(self) -> QWidget:
        """The widget that takes the mouse and is painted, WIDTH x HEIGHT pixels."""

    def open(self) -> None:
        """Shows it in a window of its own."""

    def close(self) -> object: ...


def spot(placement: Placement, frame: Frame) -> QPointF:
    """Where a placement's marker is, in pixels."""
    return QPointF(frame.x(placement.x), frame.y(placement.y))
