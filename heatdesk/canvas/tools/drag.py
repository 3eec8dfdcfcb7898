"""Drag: moves the chosen items with the pointer, or with Alt copies of them."""

from __future__ import annotations

from collections.abc import Sequence

from heatdesk.app.wording import named
from heatdesk.canvas.hands import copying_sign
from heatdesk.canvas.pointer import Pointer
from heatdesk.canvas.tools.duplicating import duplicates
from heatdesk.canvas.tools.snapping import Magnets, Snap, hairlines, values
from heatdesk.canvas.tools.stage import Stage
from heatdesk.model import edits
from heatdesk.model.items import HIGH, LOW, Placement


class Drag:
    """Positions are those at the press plus the pointer's way since. Shift keeps to one axis, Alt
    leaves the models where they are and moves copies; both may come and go during the drag. The
    `lead`, which was pressed, is drawn to lines nearby (not with Ctrl); the others keep their
    places as seen from it.
    """

    def __init__(self, stage: Stage, start: Pointer, ids: Sequence[str], lead: str) -> None:
        project = stage.document.project
        free = [id for id in ids if not project.item(id).locked]
        placed = edits.placed_of(project, stage.scenario, free)
        self._stage = stage
        self._start = start
        self._ids = tuple(p.item for p in placed)
        self._copies: tuple[str, ...] = ()
        self._lead = next(p for p in placed if p.item == lead)
        self._room = _room(placed)
        self._everyone = {b.item.id: (b.placement.x, b.placement.y) for b in stage.bubbles}
        self._magnets: dict[bool, Magnets] = {}
        self._name = named(project, self._ids)
        self._gesture = stage.document.begin(f"Move {self._name}")

    def move(self, pointer: Pointer) -> None:
        if self._gesture.over:
            self._stage.show_guides(())
            return
        found = self._find(pointer)
        dx, dy = found.x - self._lead.x, found.y - self._lead.y
        start, scenario = self._gesture.start, self._stage.scenario
        if pointer.alt:
            change, copies = duplicates(start, scenario, self._ids, dx, dy)
        else:
            change, copies = edits.move(start, scenario, self._ids, dx, dy), ()
        self._gesture.show(change)
        self._choose(copies)
        self._show(found, pointer)

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        self._stage.show_guides(())
        self._gesture.commit(f"Duplicate {self._name}" if self._copies else None)

    def cancel(self) -> None:
        self._stage.show_guides(())
        over = self._gesture.over
        self._gesture.cancel()
        if not over:
            self._choose(())

    def _find(self, pointer: Pointer) -> Snap:
        """Where the lead goes: along the pointer's way, within the room that all of them have."""
        dx, dy = pointer.x - self._start.x, pointer.y - self._start.y
        level = abs(dx) >= abs(dy)
        across, up = not pointer.shift or level, not pointer.shift or not level
        left, right, down, top = self._room
        x = self._lead.x + (min(max(dx, left), right) if across else 0.0)
        y = self._lead.y + (min(max(dy, down), top) if up else 0.0)
        if pointer.command or not self._stage.view.snapping:
            return Snap(x, y)
        found = self._drawing(pointer.alt).draw((x, y), self._stage.frame, across, up)
        return found if self._allows(found) else Snap(x, y)

    def _drawing(self, copying: bool) -> Magnets:
        """What stays draws what moves: for copies their models do too."""
        if copying not in self._magnets:
            gone = () if copying else self._ids
            still = (at for id, at in self._everyone.items() if id not in gone)
            self._magnets[copying] = Magnets(still, self._gesture.start.properties)
        return self._magnets[copying]

    def _allows(self, found: Snap) -> bool:
        """Whether no item of the group would leave the plane."""
        left, right, down, top = self._room
        dx, dy = found.x - self._lead.x, found.y - self._lead.y
        return left <= dx <= right and down <= dy <= top

    def _choose(self, copies: tuple[str, ...]) -> None:
        """What moves is chosen: the copies, or their models again."""
        if copies != self._copies:
            self._copies = copies
            self._stage.selection.choose(copies or self._ids)

    def _show(self, found: Snap, pointer: Pointer) -> None:
        frame, look = self._stage.frame, self._stage.view.look
        marks = list(values(found, frame, look))
        if self._copies:
            marks += copying_sign(frame.x(found.x), frame.y(found.y), look)
        self._stage.show_guides(marks, hairlines(found, frame, look))


def _room(placed: Sequence[Placement]) -> tuple[float, float, float, float]:
    """How far all of them can go: to the left (negative), right, down (negative) and up."""
    xs, ys = [p.x for p in placed], [p.y for p in placed]
    return LOW - min(xs), HIGH - max(xs), LOW - min(ys), HIGH - max(ys)
