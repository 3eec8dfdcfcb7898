"""Select: the tool at rest. A press decides what it may become; travel decides what it becomes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt

from heatdesk.canvas.hit import Handle, Hit, handle_at
from heatdesk.canvas.pointer import Pointer
from heatdesk.canvas.tools.band import Band
from heatdesk.canvas.tools.drag import Drag
from heatdesk.canvas.tools.move_crossing import MoveCrossing
from heatdesk.canvas.tools.move_name import MoveName
from heatdesk.canvas.tools.pan import Pan
from heatdesk.canvas.tools.resize import Resize
from heatdesk.canvas.tools.stage import Stage
from heatdesk.canvas.tools.tool import Tool
from heatdesk.model.items import Placement


@dataclass(frozen=True, slots=True)
class Press:
    """Where the button went down, and on what: the item, with Alt all items there, the crossing of
    the axes.
    """

    pointer: Pointer
    hit: Hit | None = None
    under: tuple[str, ...] = ()
    crossing: bool = False


class Select:
    """From a press to its release, if it does not travel. With Alt a click goes on to the next
    item under the pointer.
    """

    def __init__(self, stage: Stage, press: Press) -> None:
        self._stage = stage
        self._press = press
        self._start = press.pointer
        self._hit = press.hit.id if press.hit else None
        self._grip = grip_at(stage, self._start)
        self._then: Tool | None = None
        self._chosen_before = self._hit is not None and self._hit in stage.selection
        if self._start.alt:
            return  # a click goes on to what lies below, even below a handle
        if self._grip is not None:
            self._then = Resize(stage, self._start, *self._grip)
        else:
            self._choose_at_press()

    def move(self, pointer: Pointer) -> None:
        if self._then is None:
            if pointer.pixels_from(self._start) < self._start.travel:
                return
            self._then = self._become()
        self._then.move(pointer)

    def release(self, pointer: Pointer) -> None:
        if self._then is not None:
            self._then.release(pointer)
        elif self._start.alt and self._press.under:
            self._choose_next()
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

    def _choose_next(self) -> None:
        """The item below the chosen one; from the lowest back to the uppermost."""
        under, chosen = self._press.under, self._stage.selection.ids
        at = under.index(chosen[0]) + 1 if len(chosen) == 1 and chosen[0] in under else 0
        self._stage.selection.choose([under[at % len(under)]])

    def _become(self) -> Tool:
        if self._grip is not None:
            return Resize(self._stage, self._start, *self._grip)
        if self._press.crossing:
            return MoveCrossing(self._stage, self._start)
        if self._hit is None or not self._movable(self._hit):
            if self._start.touch:
                return Pan(self._stage, self._start)
            return Band(self._stage, self._start, self._stage.view.look)
        return self._move_name(self._hit) or self._drag(self._hit)

    def _drag(self, hit: str) -> Drag:
        if hit not in self._stage.selection:
            self._stage.selection.choose([hit])
        return Drag(self._stage, self._start, self._stage.selection.ids, hit)

    def _move_name(self, hit: str) -> MoveName | None:
        """Only an item that was chosen alone before the press gives its name away."""
        alone = self._chosen_before and self._stage.selection.ids == (hit,)
        on_name = self._press.hit is not None and self._press.hit.part == "name"
        label = self._stage.label(hit) if alone and on_name and not self._start.alt else None
        placement = self._stage.document.project.placement(self._stage.scenario, hit)
        if label is None or placement is None:
            return None
        return MoveName(self._stage, self._start, placement, label)

    def _movable(self, id: str) -> bool:
        """Not if it is locked, or is no longer on the map since the press."""
        project = self._stage.document.project
        placed = project.placement(self._stage.scenario, id) is not None
        return placed and not project.item(id).locked


def grip_at(stage: Stage, pointer: Pointer) -> tuple[Placement, Handle] | None:
    """The handle under the pointer; only the one chosen item has handles."""
    if len(stage.selection) != 1:
        return None
    id = stage.selection.ids[0]
    chosen = next((b for b in stage.bubbles if b.item.id == id), None)
    if chosen is None or chosen.item.locked:
        return None
    handle = handle_at(chosen.placement, stage.frame, pointer.px, pointer.py, pointer.touch)
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


def cursor_over(stage: Stage, press: Press, on_name: bool = False) -> Qt.CursorShape:
    """The cursor that says what a press here would do; `on_name`: what a double click would."""
    grip = grip_at(stage, press.pointer)
    if grip is not None:
        return _HANDLE_CURSORS[grip[1]]
    hit = press.hit
    movable = hit is not None and not stage.document.project.item(hit.id).locked
    if press.crossing or movable:
        return Qt.CursorShape.SizeAllCursor
    return Qt.CursorShape.IBeamCursor if on_name else Qt.CursorShape.ArrowCursor
