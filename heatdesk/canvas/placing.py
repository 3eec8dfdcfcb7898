"""Placing: items of the tray put on the map click by click, without any dragging."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from heatdesk.app.wording import short
from heatdesk.canvas import hands
from heatdesk.canvas.canvas import Canvas
from heatdesk.canvas.pointer import Pointer
from heatdesk.canvas.tools.put import Put
from heatdesk.model.items import Item

_NOTHING = "Nothing waits in the tray: every item is on the map"
_DONE = "Every item is on the map now"


class Placing:
    """While it is on, the pointer carries the next item that is not on the map yet. `say` gets
    one sentence at each step.
    """

    def __init__(self, canvas: Canvas, say: Callable[[str], None]) -> None:
        self._canvas = canvas
        self._say = say
        self._on = False
        self._queue: tuple[str, ...] = ()
        self._carried: str | None = None
        self._pointer: Pointer | None = None

    @property
    def on(self) -> bool:
        return self._on

    @property
    def armed(self) -> Item | None:
        """The item that the next click places."""
        project, scenario = self._canvas.document.project, self._canvas.scenario
        waiting = {item.id: item for item in project.tray(scenario)}
        wanted = (waiting[id] for id in (*self._queue, *waiting) if id in waiting)
        return next(wanted, None)

    def begin(self, ids: Iterable[str], pointer: Pointer | None) -> None:
        """Arms the first of these items that is not placed; after them comes all of the tray."""
        self._queue, self._on, self._carried = tuple(ids), True, None
        self._pointer = pointer
        self._arm(_NOTHING)

    def end(self) -> None:
        self._on = False
        self._canvas.show_guides(())
        self._say("")

    def hover(self, pointer: Pointer | None) -> None:
        """Shows what the pointer carries, there; None: the pointer has left."""
        self._pointer = pointer
        self._show()

    def put(self, pointer: Pointer) -> Put | None:
        armed = self.armed
        return Put(self._canvas, pointer, armed.id) if armed else None

    def go_on(self, pointer: Pointer) -> None:
        """After a click: what it placed is chosen, the next item is armed."""
        self._pointer = pointer
        carried = self._carried
        if carried and self._canvas.document.project.placement(self._canvas.scenario, carried):
            self._canvas.selection.choose([carried])
        self._arm(_DONE)

    def _arm(self, otherwise: str) -> None:
        armed = self.armed
        if armed is None:
            self.end()
            self._say(otherwise)
            return
        if armed.id != self._carried:
            self._canvas.view.show_part(armed.layer, True)
            self._say(f"Click where {short(armed.name) or 'it'} belongs. Escape ends placing.")
        self._carried = armed.id
        self._show()

    def _show(self) -> None:
        armed, pointer = self.armed, self._pointer
        if armed is None or pointer is None:
            self._canvas.show_guides(())
            return
        frame, look = self._canvas.frame, self._canvas.view.look
        self._canvas.show_guides(hands.ghost(armed, pointer.px, pointer.py, frame, look))
