"""Pan: a finger on empty ground shifts the picture."""

from __future__ import annotations

from heatdesk.canvas.pointer import Pointer
from heatdesk.canvas.tools.stage import Stage


class Pan:
    def __init__(self, stage: Stage, start: Pointer) -> None:
        self._stage = stage
        self._last = start

    def move(self, pointer: Pointer) -> None:
        self._stage.pan_by(pointer.px - self._last.px, pointer.py - self._last.py)
        self._last = pointer

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)

    def cancel(self) -> None:
        """Where one looks is no change; it stays."""
