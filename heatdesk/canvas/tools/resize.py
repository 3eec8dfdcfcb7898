"""Resize: a handle changes an extent's width, height or both; the centre stays."""

from __future__ import annotations

from heatdesk.app.wording import named
from heatdesk.canvas.hit import Handle
from heatdesk.canvas.pointer import Pointer
from heatdesk.canvas.tools.stage import Stage
from heatdesk.model import edits
from heatdesk.model.items import LARGEST, SMALLEST, Placement


class Resize:
    """Corners set both measures, sides one. Shift keeps the proportions. The handle follows the
    pointer by the distance that it was grabbed at.
    """

    def __init__(self, stage: Stage, start: Pointer, placement: Placement, handle: Handle) -> None:
        self._stage = stage
        self._start = start
        self._placement = placement
        self._handle = handle
        name = named(stage.document.project, [placement.item])
        self._gesture = stage.document.begin(f"Resize {name}")

    def move(self, pointer: Pointer) -> None:
        p = self._placement
        width = p.width + 2 * self._outwards(pointer, "x")
        height = p.height + 2 * self._outwards(pointer, "y")
        if pointer.shift:
            factor = max(width / p.width, height / p.height)
            if len(self._handle) == 1:
                factor = width / p.width if self._handle in "ew" else height / p.height
            factor = _within_bounds(p, factor)
            width, height = p.width * factor, p.height * factor
        start, scenario = self._gesture.start, self._stage.scenario
        self._gesture.show(edits.resize(start, scenario, p.item, width, height))

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        self._gesture.commit()

    def cancel(self) -> None:
        self._gesture.cancel()

    def _outwards(self, pointer: Pointer, axis: str) -> float:
        """How far the pointer has moved away from the centre along an axis that the handle sets."""
        towards = {"x": {"e": 1, "w": -1}, "y": {"n": 1, "s": -1}}[axis]
        sign = next((towards[side] for side in self._handle if side in towards), 0)
        way = pointer.x - self._start.x if axis == "x" else pointer.y - self._start.y
        return sign * way


def _within_bounds(p: Placement, factor: float) -> float:
    """The factor, so that both measures keep to their bounds, and with that their proportion."""
    least = SMALLEST / min(p.width, p.height)
    most = LARGEST / max(p.width, p.height)
    return min(max(factor, least), most)
