"""MoveCrossing: moves the point where the axes cross."""

from __future__ import annotations

from heatdesk.canvas.pointer import Pointer
from heatdesk.canvas.tools.snapping import PULL, Snap, Target, values
from heatdesk.canvas.tools.stage import Stage
from heatdesk.model import naming


class MoveCrossing:
    """Drawn to the middle of the plane, not with Ctrl. Shift moves one of the axes alone."""

    def __init__(self, stage: Stage, start: Pointer) -> None:
        axes = stage.document.project.properties.axes
        self._stage = stage
        self._start = start
        self._from = (axes.x.crossing, axes.y.crossing)
        self._gesture = stage.document.begin("Move the crossing")

    def move(self, pointer: Pointer) -> None:
        if self._gesture.over:
            return
        x, y = self._drawn(pointer)
        self._gesture.show(naming.move_crossing(self._gesture.start, x, y))
        axes = self._stage.document.project.properties.axes
        x, y = axes.x.crossing, axes.y.crossing
        found = Snap(x, y, Target(x), Target(y))
        self._stage.show_guides(values(found, self._stage.frame, self._stage.view.look))

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        self._stage.show_guides(())
        self._gesture.commit()

    def cancel(self) -> None:
        self._stage.show_guides(())
        self._gesture.cancel()

    def _drawn(self, pointer: Pointer) -> tuple[float, float]:
        dx, dy = pointer.x - self._start.x, pointer.y - self._start.y
        if pointer.shift:
            dx, dy = (dx, 0.0) if abs(dx) >= abs(dy) else (0.0, dy)
        x, y = self._from[0] + dx, self._from[1] + dy
        if pointer.command or not self._stage.view.snapping:
            return x, y
        reach = PULL * 2.0 / self._stage.frame.side
        return (0.0 if abs(x) <= reach else x), (0.0 if abs(y) <= reach else y)
