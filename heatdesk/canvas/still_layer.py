"""StillLayer: the picture of everything that does not move, drawn before it is needed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPixmap

from heatdesk.canvas.items.still_item import StillItem, painted
from heatdesk.canvas.scenery import Scenery
from heatdesk.figure.frame import Frame


class StillLayer:
    """Draws a scenery without some of its bubbles. What a press may set moving can be left out
    ahead of time, so that the first step of a drag finds its picture ready.
    """

    def __init__(self, scenery: Scenery, ground: Callable[[], tuple[Frame, QRectF, float]]) -> None:
        """`ground` tells the frame, the area to draw and the device pixels to one of ours."""
        self.item = StillItem()
        self._scenery = scenery
        self._ground = ground
        self._ready: tuple[frozenset[str], QPixmap] | None = None

    def prepare(self, apart: frozenset[str]) -> None:
        """Draws the layer without these bubbles, and keeps it."""
        self._ready = apart, self._painted(apart)

    def forget(self) -> None:
        """What was prepared no longer holds."""
        self._ready = None

    def draw(self) -> None:
        """Shows everything but what is loose now."""
        frame, area, _ = self._ground()
        if area.isEmpty():
            return
        loose, ready = frozenset(self._scenery.loose), self._ready
        self._ready = None
        pixmap = ready[1] if ready and ready[0] == loose else self._painted(loose)
        self.item.show_pixmap(pixmap, frame, area)

    def _painted(self, apart: frozenset[str]) -> QPixmap:
        _, area, scale = self._ground()
        return painted(self._scenery.still_marks(apart), area, scale)
