"""Select: the tool at rest. A press decides what it may become; travel decides what it becomes."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt

from heatdesk.canvas.hit import Handle, handle_at
from heatdesk.canvas.pointer import Pointer
from heatdesk.canvas.tools.band import Band
from heatdesk.canvas.tools.drag import Drag
from heatdesk.canvas.tools.resize import Resize
from heatdesk.canvas.tools.stage import Stage
from heatdesk.canvas.tools.tool import Tool
from heatdesk.figure.look import Look
from heatdesk.model.items import Placement

TRAVEL: Final = 4.0
"""Pixels of travel that make a drag of a press."""


class Select:
    """From a press on `hit` (an item's id, or None for empty ground)."""

    def __init__(self, stage: Stage, look: Look, start: Pointer, hit: str | None) -> None:
        self._stage = stage
        self._look = look
        self._start = start
        self._hit = hit
        grip = _grip(stage, start)
        self._then: Tool | None = Resize(stage, start, *grip) if grip else None
        self._chosen_before = hit is not None and hit in stage.selection
        if self._then is None:
            self._choose_at_press()

    def move(self, pointer: Pointer) -> None:
        if self._then is None:
            if pointer.pixels_from(self._start) < TRAVEL:
                return
            self._then = self._become()
        self._then.move(pointer)

    def release(self, pointer: Pointer) -> None:
        if self._then is not None:
            self._then.release(pointer)
        elif self._hit is None and not pointer.shift:
            self._stage.selection.clear()
        elif self._hit is not None and self._chosen_before:
            self._choose_at_release(pointer)

    def cancel(self) -> None:
        if self._then is not None:
            self._then.cancel()

    def _choose_at_press(self) -> None:
        """An item outside the selection is chosen at once, so that one press can drag it."""
        if self._hit is None or self._chosen_before:
            return
        if self._start.shift or self._start.command:
            self._stage.selection.toggle(self._hit)
        else:
            self._stage.selection.choose([self._hit])

    def _choose_at_release(self, pointer: Pointer) -> None:
        """A click on a chosen item that did not become a drag of the whole selection."""
        assert self._hit is not None
        if pointer.shift or pointer.command:
            self._stage.selection.toggle(self._hit)
        else:
            self._stage.selection.choose([self._hit])

    def _become(self) -> Tool:
        if self._hit is None or not self._movable(self._hit):
            return Band(self._stage, self._start, self._look)
        return Drag(self._stage, self._start, self._stage.selection.ids)

    def _movable(self, id: str) -> bool:
        """Not if it is locked, or has been deleted since the press."""
        project = self._stage.document.project
        return project.has_item(id) and not project.item(id).locked


def _grip(stage: Stage, pointer: Pointer) -> tuple[Placement, Handle] | None:
    """The handle under the pointer; only the one chosen item has handles."""
    if len(stage.selection) != 1:
        return None
    id = stage.selection.ids[0]
    chosen = next((b for b in stage.bubbles if b.item.id == id), None)
    if chosen is None or chosen.item.locked:
        return None
    handle = handle_at(chosen.placement, stage.frame, pointer.px, pointer.py)
    return (chosen.placement, handle) if handle else None


_HANDLE_CURSORS: Final[dict[Handle, Qt.CursorShape]] = {
    "n": Qt.CursorShape.SizeVerCursor,
    "s": Qt.CursorShape.SizeVerCursor,
    "e": Qt.CursorShape.SizeHorCursor,
    "w": Qt.CursorShape.SizeHorCursor,
    "nw": Qt.CursorShape.SizeFDiagCursor,
    "se": Qt.CursorShape.SizeFDiagCursor,
    "ne": Qt.CursorShape.SizeBDiagCursor,
    "sw": Qt.CursorShape.SizeBDiagCursor,
}


def cursor_over(stage: Stage, pointer: Pointer, hit: str | None) -> Qt.CursorShape:
    """The cursor that says what a press here would do."""
    grip = _grip(stage, pointer)
    if grip is not None:
        return _HANDLE_CURSORS[grip[1]]
    if hit is not None and not stage.document.project.item(hit).locked:
        return Qt.CursorShape.SizeAllCursor
    return Qt.CursorShape.ArrowCursor
