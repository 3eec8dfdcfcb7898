"""Hovering: what the pointer's place tells before any press: the cursor, and the crossing's dot."""

from __future__ import annotations

from typing import Final

from heatdesk.canvas import hands, picking
from heatdesk.canvas.canvas import Canvas
from heatdesk.canvas.pointer import Pointer
from heatdesk.canvas.tools.select import cursor_over

_NOTICED: Final = 3.5
"""The dot is seen from this many times the distance at which it can be taken."""


class Hovering:
    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._shown = False
        canvas.moved.connect(self.end)

    def hover(self, pointer: Pointer) -> None:
        press = picking.press(self._canvas, pointer)
        on_name = press.hit is None and picking.name_under(self._canvas, pointer) is not None
        self._canvas.viewport().setCursor(cursor_over(self._canvas, press, on_name))
        free = press.hit is None or press.hit.part == "rim"
        if free and picking.near_crossing(self._canvas, pointer, _NOTICED):
            self._show(press.crossing)
        else:
            self.end()

    def end(self) -> None:
        """Takes the dot away, if it is shown."""
        if self._shown:
            self._shown = False
            self._canvas.show_guides(())

    def _show(self, near: bool) -> None:
        axes, frame = self._canvas.document.project.properties.axes, self._canvas.frame
        x, y = frame.x(axes.x.crossing), frame.y(axes.y.crossing)
        self._canvas.show_guides(hands.crossing(x, y, self._canvas.view.look, near))
        self._shown = True
