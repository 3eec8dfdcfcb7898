"""Picking: what a pointer points at on a canvas."""

from __future__ import annotations

from typing import Final

from heatdesk.canvas.canvas import Canvas
from heatdesk.canvas.hit import Hit, Search
from heatdesk.canvas.nameable import ItemName, Nameable
from heatdesk.canvas.pointer import Pointer
from heatdesk.canvas.tools.select import Press
from heatdesk.figure.bounds import text_bounds

_GRIP: Final = 8.0
_TOUCHED_GRIP: Final = 22.0
"""Pixels within which the crossing of the axes is taken: by a mouse, by a finger."""

_ROUND: Final = 3.0
"""Pixels around a text that belong to it."""


def search(canvas: Canvas, touch: bool = False) -> Search:
    scenery, view = canvas.scenery, canvas.view
    labels = scenery.labels if view.shown.labels else ()
    return Search(scenery.bubbles, labels, canvas.frame, view.look, touch)


def pick(canvas: Canvas, pointer: Pointer) -> Hit | None:
    """The item under the pointer. Over the crossing only markers and names count."""
    hit = search(canvas, pointer.touch).hit(pointer.px, pointer.py)
    if hit is not None and hit.part == "rim" and near_crossing(canvas, pointer):
        return None
    return hit


def press(canvas: Canvas, pointer: Pointer) -> Press:
    """What a press at the pointer meets; all that lies there only where Alt asks for it."""
    hit = pick(canvas, pointer)
    under = items_under(canvas, pointer) if pointer.alt else ()
    return Press(pointer, hit, under, hit is None and near_crossing(canvas, pointer))


def items_under(canvas: Canvas, pointer: Pointer) -> tuple[str, ...]:
    """All items under the pointer, in the order in which they are found."""
    return search(canvas, pointer.touch).under(pointer.px, pointer.py)


def name_under(canvas: Canvas, pointer: Pointer) -> Nameable | None:
    """The axis end or quadrant whose name is under the pointer."""
    for target, text in canvas.scenery.texts:
        left, top, right, bottom = text_bounds(text)
        inside = left - _ROUND <= pointer.px <= right + _ROUND
        if text.text and inside and top - _ROUND <= pointer.py <= bottom + _ROUND:
            return target
    return None


def nameable(canvas: Canvas, pointer: Pointer) -> Nameable | None:
    """Whose name a double click opens: an item's by its marker or name, then that of an axis end
    or a quadrant, then an item's by its rim.
    """
    hit = pick(canvas, pointer)
    if hit is not None and hit.part != "rim":
        return ItemName(hit.id)
    return name_under(canvas, pointer) or (ItemName(hit.id) if hit else None)


def near_crossing(canvas: Canvas, pointer: Pointer, times: float = 1.0) -> bool:
    """Whether the pointer is within reach, or `times` it, of the point where the axes cross."""
    axes, frame = canvas.document.project.properties.axes, canvas.frame
    dx, dy = frame.x(axes.x.crossing) - pointer.px, frame.y(axes.y.crossing) - pointer.py
    reach = times * (_TOUCHED_GRIP if pointer.touch else _GRIP)
    return dx * dx + dy * dy <= reach * reach
