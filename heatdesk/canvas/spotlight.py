"""Spotlight: shows where one item is: everything else steps back for a moment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QObject, QTimer

from heatdesk.canvas.canvas import Canvas
from heatdesk.figure.bubbles import Bubble, marker
from heatdesk.figure.marks import Box, Ellipse, Fill, Mark, Stroke

SHOWN_MS: Final = 1_600
_VEIL: Final = 0.6
_MARGIN: Final = 60.0
"""Pixels from the canvas' edge within which an item is brought to the middle."""


class Spotlight(QObject):
    """Brings an item into view if it is not, and lights it until time or a gesture ends that."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.end)
        canvas.moved.connect(self.end)
        canvas.heat.switched.connect(self.end)
        canvas.document.changed.connect(self.end)

    def show(self, id: str) -> None:
        """Lights the item with this id; an item of the tray has no place to light."""
        bubble = self._canvas.scenery.bubble(id)
        if bubble is None:
            return
        self._bring_into_view(bubble)
        self._canvas.show_guides(self._marks(bubble))
        self._timer.start()

    def end(self) -> None:
        """Takes the light away, if it is on."""
        if self._timer.isActive():
            self._timer.stop()
            self._canvas.show_guides(())
        elif self.sender() is self._timer:
            self._canvas.show_guides(())

    def _bring_into_view(self, bubble: Bubble) -> None:
        canvas, frame = self._canvas, self._canvas.frame
        x, y = frame.x(bubble.placement.x), frame.y(bubble.placement.y)
        inside_x = _MARGIN <= x <= canvas.width() - _MARGIN
        if not (inside_x and _MARGIN <= y <= canvas.height() - _MARGIN):
            canvas.pan_by(canvas.width() / 2 - x, canvas.height() / 2 - y)

    def _marks(self, bubble: Bubble) -> Iterator[Mark]:
        canvas, frame, look = self._canvas, self._canvas.frame, self._canvas.view.look
        x, y = frame.x(bubble.placement.x), frame.y(bubble.placement.y)
        veil = Fill(look.canvas, _VEIL)
        yield Box(0.0, 0.0, float(canvas.width()), float(canvas.height()), veil)
        for radius in (26.0, 40.0):
            yield Ellipse(x, y, radius, radius, None, Stroke(look.accent, 2.0))
        yield from marker(bubble, frame, look)
        label = canvas.scenery.label(bubble.item.id)
        if label is not None:
            yield from label.marks(bubble, frame, look)
