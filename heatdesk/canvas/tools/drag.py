"""Drag: moves the chosen items with the pointer."""

from __future__ import annotations

from collections.abc import Sequence

from heatdesk.app.wording import named
from heatdesk.canvas.pointer import Pointer
from heatdesk.canvas.tools.stage import Stage
from heatdesk.model import edits


class Drag:
    """Positions are those at the press plus the pointer's way since. Shift keeps to one axis."""

    def __init__(self, stage: Stage, start: Pointer, ids: Sequence[str]) -> None:
        project = stage.document.project
        self._stage = stage
        self._start = start
        self._ids = [id for id in ids if not project.item(id).locked]
        self._gesture = stage.document.begin(f"Move {named(project, self._ids)}")

    def move(self, pointer: Pointer) -> None:
        dx, dy = pointer.x - self._start.x, pointer.y - self._start.y
        if pointer.shift:
            dx, dy = (dx, 0.0) if abs(dx) >= abs(dy) else (0.0, dy)
        start, scenario = self._gesture.start, self._stage.scenario
        self._gesture.show(edits.move(start, scenario, self._ids, dx, dy))

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        self._gesture.commit()

    def cancel(self) -> None:
        self._gesture.cancel()
