"""Hovering: what the pointer's place tells before any press: the cursor, the crossing's dot, and
where a quadrant without a name could have one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from heatdesk.canvas import hands, picking
from heatdesk.canvas.canvas import Canvas
from heatdesk.canvas.pointer import Pointer
from heatdesk.canvas.tools.select import cursor_over
from heatdesk.figure.marks import Mark

_NOTICED: Final = 3.5
"""The dot is seen from this many times the distance at which it can be taken."""

_CORNER: Final = 30.0
"""Pixels around the place of a quadrant's name from which it is seen to be empty."""


class Hovering:
    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._shown = False
        canvas.moved.connect(self.end)
        canvas.laid_out.connect(self.end)

    def hover(self, pointer: Pointer) -> None:
        press = picking.press(self._canvas, pointer)
        on_name = press.hit is None and picking.name_under(self._canvas, pointer) is not None
        self._canvas.viewport().setCursor(cursor_over(self._canvas, press, on_name))
        free = press.hit is None or press.hit.part == "rim"
        self._show(tuple(self._offers(pointer, press.crossing)) if free else ())

    def end(self) -> None:
        """Takes the dot or the words away, if they are shown."""
        self._show(())

    def _offers(self, pointer: Pointer, at_crossing: bool) -> Iterator[Mark]:
        """What can be taken or named nearby."""
        if picking.near_crossing(self._canvas, pointer, _NOTICED):
            axes, frame = self._canvas.document.project.properties.axes, self._canvas.frame
            x, y = frame.x(axes.x.crossing), frame.y(axes.y.crossing)
            yield from hands.crossing(x, y, self._canvas.view.look, at_crossing)
        corner = picking.empty_corner(self._canvas, pointer, _CORNER)
        if corner is not None:
            yield corner[1]

    def _show(self, marks: tuple[Mark, ...]) -> None:
        if marks or self._shown:
            self._canvas.show_guides(marks)
        self._shown = bool(marks)
