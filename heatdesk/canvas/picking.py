"""Picking: what a pointer points at on a canvas."""

from __future__ import annotations

from typing import Final

from heatdesk.canvas.canvas import Canvas
from heatdesk.canvas.hit import Hit, Search
from heatdesk.canvas.nameable import QUADRANT_NAMES, ItemName, Nameable, QuadrantName
from heatdesk.canvas.pointer import Pointer
from heatdesk.canvas.tools.select import Press
from heatdesk.figure import board
from heatdesk.figure.bounds import text_bounds
from heatdesk.figure.marks import Rect, Text

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
    """What has its name under the pointer, or may have it there: map, axis end or quadrant."""
    for target, text in canvas.scenery.texts:
        if text.text and _near(pointer, text, _ROUND):
            return target
    corner = empty_corner(canvas, pointer, _ROUND)
    return corner[0] if corner else None


def empty_corner(
    canvas: Canvas, pointer: Pointer, reach: float
) -> tuple[QuadrantName, Text] | None:
    """The quadrant without a name whose place for one is within reach, in pixels, of the pointer,
    and the faint words that may stand there. Nothing where an item or its name stands.
    """
    if not canvas.view.hints:
        return None
    properties = canvas.document.project.properties
    words = board.quadrant_placeholders(properties, canvas.frame, canvas.view.look)
    for target, text in zip(QUADRANT_NAMES, words, strict=True):
        whole = text.text == board.QUADRANT_PLACEHOLDER
        if whole and _near(pointer, text, reach) and not _covered(canvas, text_bounds(text)):
            return target, text
    return None


def _near(pointer: Pointer, text: Text, reach: float) -> bool:
    left, top, right, bottom = text_bounds(text)
    inside = left - reach <= pointer.px <= right + reach
    return inside and top - reach <= pointer.py <= bottom + reach


def _covered(canvas: Canvas, rect: Rect) -> bool:
    """Whether a marker or a name lies on a box."""
    left, top, right, bottom = rect
    frame, half = canvas.frame, canvas.view.look.marker / 2
    for bubble in canvas.bubbles:
        x, y = frame.x(bubble.placement.x), frame.y(bubble.placement.y)
        if left - half < x < right + half and top - half < y < bottom + half:
            return True
    labels = canvas.scenery.labels if canvas.view.shown.labels else ()
    rects = [label.rect for label in labels]
    return any(a < right and c > left and b < bottom and d > top for a, b, c, d in rects)


def nameable(canvas: Canvas, pointer: Pointer) -> Nameable | None:
    """Whose name a double click opens: an item's by its marker or name, then that of the map, an
    axis end or a quadrant, then an item's by its rim.
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
