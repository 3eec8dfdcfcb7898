"""Band: a rubber band that chooses items: enclosed ones when drawn to the right, touched ones to
the left.
"""

from __future__ import annotations

from typing import Final

from heatdesk.canvas.hands import band
from heatdesk.canvas.pointer import Pointer
from heatdesk.canvas.tools.stage import Stage
from heatdesk.figure.bubbles import Bubble
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Rect

_TOUCHING: Final = "Chooses what the band touches; drawn to the right, what it encloses"
_ENCLOSING: Final = "Chooses what the band encloses; drawn to the left, what it touches"


class Band:
    """Markers count, not extents: those overlap nearly everything. Shift adds to the selection."""

    def __init__(self, stage: Stage, start: Pointer, look: Look) -> None:
        self._stage = stage
        self._start = start
        self._look = look
        self._before = stage.selection.ids

    def move(self, pointer: Pointer) -> None:
        rect = _rect(self._start, pointer)
        self._stage.show_guides(band(rect, self._look))
        touching = pointer.px < self._start.px
        self._stage.tell(_TOUCHING if touching else _ENCLOSING)
        caught = [b.item.id for b in self._stage.bubbles if self._catches(rect, b, touching)]
        kept = self._before if pointer.shift else ()
        self._stage.selection.choose((*kept, *caught))

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        self._end()

    def cancel(self) -> None:
        self._end()
        self._stage.selection.choose(self._before)

    def _end(self) -> None:
        self._stage.show_guides(())
        self._stage.tell("")

    def _catches(self, rect: Rect, bubble: Bubble, touching: bool) -> bool:
        """Whether the marker lies in the band, or for a touching band at least touches it."""
        if bubble.item.locked:
            return False
        frame, half = self._stage.frame, self._look.marker / 2
        room = half if touching else -half
        x, y = frame.x(bubble.placement.x), frame.y(bubble.placement.y)
        left, top, right, bottom = rect
        return left - room <= x <= right + room and top - room <= y <= bottom + room


def _rect(a: Pointer, b: Pointer) -> Rect:
    return min(a.px, b.px), min(a.py, b.py), max(a.px, b.px), max(a.py, b.py)
