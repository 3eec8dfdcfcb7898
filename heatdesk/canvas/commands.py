"""Commands: what menus, keys and double clicks can ask of a canvas. Each is one undo step."""

from __future__ import annotations

from math import dist
from typing import Final

from PySide6.QtCore import QObject

from heatdesk.app.wording import named
from heatdesk.canvas.canvas import Canvas
from heatdesk.canvas.name_editor import NameEditor
from heatdesk.canvas.nameable import EndName, ItemName, Nameable, QuadrantName
from heatdesk.canvas.pointer import Pointer
from heatdesk.canvas.tools.duplicating import aside, duplicates
from heatdesk.model import edits, labelling
from heatdesk.model.items import Layer
from heatdesk.model.naming import End
from heatdesk.model.properties import QuadrantKey
from heatdesk.model.turning import AxisName

_ASIDE: Final = 0.08
"""Between new items that are made one after the other in the middle."""

_NEW_NAMES: Final[dict[Layer, str]] = {"technology": "New technology", "role": "New role"}


class Commands(QObject):
    """The part of a canvas' Handling that needs no gesture."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._last: Pointer | None = None
        self.layer: Layer = "technology"
        """The kind that a double click on empty ground creates."""
        self.editor = NameEditor(canvas)

    def create(self, layer: Layer, at: tuple[float, float] | None = None) -> None:
        """A new item at a point, at the mouse or in the middle, with its name open for typing."""
        document, name = self._canvas.document, _NEW_NAMES[layer]
        at = at or self._at_mouse()
        change, id = edits.create(document.project, self._canvas.scenario, layer, name, at)
        self._canvas.view.show_part(layer, True)
        since = document.history.position
        document.edit(f"Add {layer}", change)
        self._canvas.selection.choose([id])
        self.editor.open(ItemName(id), since)

    def duplicate(self) -> tuple[str, ...]:
        """Copies the chosen items a little to the right and below, and chooses the copies, whose
        ids it gives. One undo step.
        """
        document, ids = self._canvas.document, self._canvas.selection.ids
        project, scenario = document.project, self._canvas.scenario
        way = aside(edits.placed_of(project, scenario, ids))
        change, copies = duplicates(project, scenario, ids, *way)
        document.edit(f"Duplicate {named(project, ids)}", change)
        if copies:
            self._canvas.selection.choose(copies)
        return copies

    def reset_labels(self, all: bool = False) -> None:
        """Lets the chosen items' names find their own places again; all names if nothing is
        chosen, or if `all` says so. One undo step.
        """
        document, ids = self._canvas.document, self._canvas.selection.ids
        items = ids if ids and not all else None
        change = labelling.place_again(document.project, self._canvas.scenario, items)
        document.edit("Place names again", change)

    def rename(self, id: str) -> None:
        """Opens an item's name for editing where it stands."""
        self._canvas.selection.choose([id])
        self.editor.open(ItemName(id))

    def rename_chosen(self) -> bool:
        """Opens the one chosen item's name. False unless exactly one visible item is chosen."""
        ids = self._canvas.selection.ids
        if len(ids) != 1 or self._canvas.scenery.bubble(ids[0]) is None:
            return False
        self.rename(ids[0])
        return True

    def rename_target(self, target: Nameable) -> None:
        """Opens the name of an item, an axis end or a quadrant for editing where it stands."""
        if isinstance(target, ItemName):
            self.rename(target.id)
        else:
            self.editor.open(target)

    def rename_end(self, axis: AxisName, end: End) -> None:
        self.rename_target(EndName(axis, end))

    def rename_quadrant(self, quadrant: QuadrantKey) -> None:
        self.rename_target(QuadrantName(quadrant))

    def _at_mouse(self) -> tuple[float, float]:
        """What the mouse points at, as the camera stands now; else the middle, or beside what lies
        there already.
        """
        if self._last is not None:
            x, y = self._canvas.frame.to_plane(self._last.px, self._last.py)
            if abs(x) <= 1 and abs(y) <= 1:
                return x, y
        return self._free_middle()

    def _free_middle(self) -> tuple[float, float]:
        there = self._canvas.document.project.placements(self._canvas.scenario)
        taken = [(placement.x, placement.y) for placement in there]
        down = [(n * _ASIDE, -n * _ASIDE) for n in range(int(1 / _ASIDE))]
        free = (at for at in down if all(dist(at, other) >= _ASIDE / 2 for other in taken))
        return next(free, (0.0, 0.0))
