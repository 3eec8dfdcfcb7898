"""Dropping: items dragged in from the list or the tray, placed live where the mouse is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec
from PySide6.QtCore import QMimeData

from heatdesk.app.gesture import Gesture
from heatdesk.app.wording import named
from heatdesk.canvas.canvas import Canvas
from heatdesk.canvas.pointer import Pointer
from heatdesk.model import edits
from heatdesk.model.change import Change
from heatdesk.model.project import Project

MIME: Final = "application/x-heatdesk-item-ids"
"""A JSON list of ids of items of the same window."""

_LONGEST: Final = 1_000_000
_SPREAD: Final = 0.08
"""Plane units between items that are dropped together."""


def ids_as_mime(ids: Iterable[str]) -> QMimeData:
    """What a drag of items carries."""
    data = QMimeData()
    data.setData(MIME, msgspec.json.encode(list(ids)))
    return data


def ids_from_mime(data: QMimeData) -> list[str]:
    """The ids that a drag carries; none where it carries something else."""
    raw = data.data(MIME).data() if data.hasFormat(MIME) else b""
    if not 0 < len(raw) <= _LONGEST:
        return []
    try:
        return msgspec.json.decode(bytes(raw), type=list[str])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return []


class Dropping:
    """The Landing of a Canvas: entering begins a gesture, leaving cancels, dropping keeps it."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._ids: Sequence[str] = ()
        self._gesture: Gesture | None = None

    def enter(self, data: QMimeData, pointer: Pointer) -> bool:
        project = self._canvas.document.project
        self._ids = [id for id in dict.fromkeys(ids_from_mime(data)) if self._movable(id)]
        if not self._ids:
            return False
        self._gesture = self._canvas.document.begin(f"Place {named(project, self._ids)}")
        self.move(pointer)
        return True

    def move(self, pointer: Pointer) -> None:
        if self._gesture is None:
            return
        if abs(pointer.x) > 1 or abs(pointer.y) > 1:
            self._gesture.show(Change())  # beside the plane nothing is placed
        else:
            self._gesture.show(self._placing(self._gesture.start, pointer))

    def leave(self) -> None:
        if self._gesture is not None:
            self._gesture.cancel()
        self._gesture = None

    def drop(self, pointer: Pointer) -> None:
        if self._gesture is None:
            return
        self.move(pointer)
        self._gesture.commit()
        self._gesture = None
        self._canvas.selection.choose(self._ids)
        self._canvas.setFocus()

    def _movable(self, id: str) -> bool:
        """Items of this project; what is placed and locked stays where it is."""
        project = self._canvas.document.project
        if not project.has_item(id):
            return False
        placed = project.placement(self._canvas.scenario, id) is not None
        return not (placed and project.item(id).locked)

    def _placing(self, start: Project, pointer: Pointer) -> Change:
        """All items in a slanting row that begins at the pointer."""
        change = Change()
        for n, id in enumerate(self._ids):
            x, y = pointer.x + n * _SPREAD, pointer.y - n * _SPREAD
            project = start.after(change)
            change = change.then(edits.place(project, self._canvas.scenario, id, x, y))
        return change
