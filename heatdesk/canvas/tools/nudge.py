"""Nudge: the arrow keys move the chosen items; one undo step however long the keys are held."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt

from heatdesk.app.gesture import Gesture
from heatdesk.app.wording import named
from heatdesk.canvas.tools.stage import Stage
from heatdesk.model import edits

STEP, LARGE, SMALL = 0.01, 0.10, 0.001
"""Plane units to a key press, with Shift, with Alt."""

_WAYS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class Nudge:
    """Open from the first arrow key's press until the last one's release."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._gesture: Gesture | None = None
        self._held: set[int] = set()
        self._ids: list[str] = []
        self._dx = self._dy = 0.0

    @property
    def active(self) -> bool:
        return self._gesture is not None and not self._gesture.over

    def press(self, key: int, keys: Qt.KeyboardModifier) -> bool:
        """Moves by one step. Says whether the key was an arrow with something to move."""
        way = _WAYS.get(Qt.Key(key))
        if way is None or not self._begin():
            return False
        step = STEP
        if keys & Qt.KeyboardModifier.ShiftModifier:
            step = LARGE
        elif keys & Qt.KeyboardModifier.AltModifier:
            step = SMALL
        self._held.add(key)
        self._dx += way[0] * step
        self._dy += way[1] * step
        self._show()
        return True

    def release(self, key: int) -> None:
        self._held.discard(key)
        if not self._held:
            self.finish()

    def finish(self) -> None:
        if self._gesture is not None:
            self._gesture.commit()
        self._gesture = None

    def cancel(self) -> None:
        if self._gesture is not None:
            self._gesture.cancel()
        self._gesture = None

    def _begin(self) -> bool:
        if self.active:
            return True
        project, scenario = self._stage.document.project, self._stage.scenario
        self._ids = [
            id
            for id in self._stage.selection.ids
            if project.placement(scenario, id) and not project.item(id).locked
        ]
        if not self._ids:
            return False
        self._held.clear()
        self._dx = self._dy = 0.0
        self._gesture = self._stage.document.begin(f"Nudge {named(project, self._ids)}")
        return True

    def _show(self) -> None:
        assert self._gesture is not None
        change = edits.move(
            self._gesture.start, self._stage.scenario, self._ids, self._dx, self._dy
        )
        self._gesture.show(change)
        self._stop_at_edge()

    def _stop_at_edge(self) -> None:
        """Steps that the plane's edge swallowed are forgotten, or the way back would seem stuck."""
        assert self._gesture is not None
        before = self._gesture.start.placement(self._stage.scenario, self._ids[0])
        after = self._stage.document.project.placement(self._stage.scenario, self._ids[0])
        if before is not None and after is not None:
            self._dx, self._dy = after.x - before.x, after.y - before.y
