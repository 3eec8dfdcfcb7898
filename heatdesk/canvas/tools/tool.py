"""Tool: what a press, its moves and its release mean."""

from __future__ import annotations

from typing import Protocol

from heatdesk.canvas.pointer import Pointer


class Tool(Protocol):
    """One gesture under way. After `release` or `cancel` the canvas drops it."""

    def move(self, pointer: Pointer) -> None: ...

    def release(self, pointer: Pointer) -> None: ...

    def cancel(self) -> None:
        """Leaves everything as it was at the press."""
