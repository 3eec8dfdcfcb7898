"""Put: an item of the tray, placed where the button goes down and moved until it is let go."""

from __future__ import annotations

from heatdesk.app.wording import named
from heatdesk.canvas.pointer import Pointer
from heatdesk.canvas.tools.snapping import Magnets, Snap, hairlines, values
from heatdesk.canvas.tools.stage import Stage
from heatdesk.model import edits
from heatdesk.model.change import Change


class Put:
    """Drawn to lines nearby, not with Ctrl. Beside the plane nothing is placed."""

    def __init__(self, stage: Stage, start: Pointer, item: str) -> None:
        project = stage.document.project
        placed = (b.placement for b in stage.bubbles)
        self._stage = stage
        self._item = item
        self._magnets = Magnets(((p.x, p.y) for p in placed), project.properties)
        self._gesture = stage.document.begin(f"Place {named(project, [item])}")
        self.move(start)

    def move(self, pointer: Pointer) -> None:
        if self._gesture.over:
            return
        if max(abs(pointer.x), abs(pointer.y)) > 1:
            self._gesture.show(Change())
            self._stage.show_guides(())
            return
        found = Snap(pointer.x, pointer.y)
        if self._stage.view.snapping and not pointer.command:
            found = self._magnets.draw((pointer.x, pointer.y), self._stage.frame)
        start, scenario = self._gesture.start, self._stage.scenario
        self._gesture.show(edits.place(start, scenario, self._item, found.x, found.y))
        frame, look = self._stage.frame, self._stage.view.look
        self._stage.show_guides(values(found, frame, look), hairlines(found, frame, look))

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        self._stage.show_guides(())
        self._gesture.commit()

    def cancel(self) -> None:
        self._stage.show_guides(())
        self._gesture.cancel()
