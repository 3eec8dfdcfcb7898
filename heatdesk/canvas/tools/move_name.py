"""MoveName: moves the name of an item away from where the layout put it."""

from __future__ import annotations

from heatdesk.app.wording import named
from heatdesk.canvas.pointer import Pointer
from heatdesk.canvas.tools.stage import Stage
from heatdesk.figure.labels import Label
from heatdesk.model import labelling
from heatdesk.model.items import Placement


class MoveName:
    """The name goes where the pointer takes it; the item stays. Shift keeps to one axis."""

    def __init__(self, stage: Stage, start: Pointer, placement: Placement, label: Label) -> None:
        frame, look = stage.frame, stage.view.look
        self._stage = stage
        self._start = start
        self._item = placement.item
        self._height = look.label_size * frame.unit
        self._from = (label.rect[0] - frame.x(placement.x), label.rect[1] - frame.y(placement.y))
        name = named(stage.document.project, [placement.item])
        self._gesture = stage.document.begin(f"Move the name of {name}")

    def move(self, pointer: Pointer) -> None:
        dx, dy = pointer.px - self._start.px, pointer.py - self._start.py
        if pointer.shift:
            dx, dy = (dx, 0.0) if abs(dx) >= abs(dy) else (0.0, dy)
        across = (self._from[0] + dx) / self._height
        down = (self._from[1] + dy) / self._height
        start, scenario = self._gesture.start, self._stage.scenario
        self._gesture.show(labelling.put_label(start, scenario, self._item, across, down))

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        self._gesture.commit()

    def cancel(self) -> None:
        self._gesture.cancel()
