"""Hands: the marks that belong to handling, not to the map: selection, handles, rubber band."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from heatdesk.canvas.hit import HANDLE, handles
from heatdesk.figure import lettering
from heatdesk.figure.bubbles import Bubble, extent, marker
from heatdesk.figure.frame import Frame
from heatdesk.figure.labels import Label
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Box, Ellipse, Fill, Line, Mark, Rect, Stroke, Text, Weight
from heatdesk.model.items import Item, Placement


def selection(bubbles: Iterable[Bubble], frame: Frame, look: Look, moving: bool) -> Iterator[Mark]:
    """A ring in two colours around each marker: one of them shows on any ground. At rest also
    around the extent; in a gesture its wide lines would cost a quarter of the frame.
    """
    for bubble in bubbles:
        p = bubble.placement
        x, y = frame.x(p.x), frame.y(p.y)
        around = look.marker / 2 + 5.0
        yield from _ring(x, y, around, around)
        if not moving:
            yield from _ring(x, y, frame.length(p.width) / 2, frame.length(p.height) / 2)


def _ring(x: float, y: float, rx: float, ry: float) -> Iterator[Mark]:
    yield Ellipse(x, y, rx, ry, None, Stroke("#ffffff", 3.5, 0.9))
    yield Ellipse(x, y, rx, ry, None, Stroke("#1d4ed8", 1.75))


def grips(bubble: Bubble, frame: Frame) -> Iterator[Mark]:
    """The eight handles of an extent, joined by a thin box."""
    spots = handles(bubble.placement, frame)
    left, top = spots["nw"]
    right, bottom = spots["se"]
    box = (left, top, right - left, bottom - top)
    yield Box(*box, None, Stroke("#ffffff", 2.0, 0.5))
    yield Box(*box, None, Stroke("#1d4ed8", 1.0, 0.8, (3.0, 3.0)))
    for x, y in spots.values():
        half = HANDLE / 2
        corner = (x - half, y - half, HANDLE, HANDLE)
        yield Box(*corner, Fill("#ffffff"), Stroke("#1d4ed8", 1.5), 2.0)


def focus_rect(bubble: Bubble, label: Label | None, frame: Frame, look: Look) -> Rect:
    """The box around an item's marker, and around its name where that stands beside it."""
    x, y = frame.x(bubble.placement.x), frame.y(bubble.placement.y)
    around = look.marker / 2 + 7.0
    left, top, right, bottom = x - around, y - around, x + around, y + around
    if (
        label is not None
        and label.leader is None
        and _touch(label.rect, (left, top, right, bottom))
    ):
        left, top = min(left, label.rect[0] - 2), min(top, label.rect[1] - 2)
        right, bottom = max(right, label.rect[2] + 4), max(bottom, label.rect[3] + 2)
    return left - 3, top - 3, right + 3, bottom + 3


def focus(rect: Rect) -> Iterator[Mark]:
    """The ring inside a box that the keys go to: dark and white, one of them is always seen."""
    left, top, right, bottom = rect
    wide, high = right - left, bottom - top
    yield Box(left + 1, top + 1, wide - 2, high - 2, None, Stroke("#111827", 2.0), 7.0)
    yield Box(left + 3, top + 3, wide - 6, high - 6, None, Stroke("#ffffff", 2.0), 5.0)


def _touch(a: Rect, b: Rect) -> bool:
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]


def crossing(x: float, y: float, look: Look, near: bool) -> Iterator[Mark]:
    """The dot by which the crossing of the axes is taken; larger while the pointer is on it."""
    radius = 6.0 if near else 4.0
    yield Ellipse(x, y, radius, radius, Fill(look.accent), Stroke(look.casing, 2.0))


def ghost(item: Item, px: float, py: float, frame: Frame, look: Look) -> Iterator[Mark]:
    """An item as it would lie with its marker at a canvas point."""
    bubble = Bubble(item, Placement(item.id, *frame.to_plane(px, py)))
    outline = extent(bubble, frame, look, over_heat=True)
    dashed = Stroke(outline.stroke.colour, 1.5, 0.9, (5.0, 4.0)) if outline.stroke else None
    yield Ellipse(px, py, outline.rx, outline.ry, None, dashed)
    yield from marker(bubble, frame, look)
    name = lettering.elide(" ".join(item.name.split()), look.label_size, 22 * look.label_size)
    base = py + lettering.cap_height(look.label_size) / 2
    weight: Weight = 600 if item.layer == "role" else 400
    yield Text(px + look.marker, base, name, look.label_size, look.text, weight, halo=look.halo)


def copying_sign(x: float, y: float, look: Look) -> Iterator[Mark]:
    """A plus beside the marker at a canvas point: what moves is a copy."""
    x, y = x - look.marker, y - look.marker
    yield Ellipse(x, y, 7.0, 7.0, Fill(look.accent), Stroke(look.casing, 1.5))
    stroke = Stroke(look.casing, 2.0)
    yield Line(x - 3.5, y, x + 3.5, y, stroke)
    yield Line(x, y - 3.5, x, y + 3.5, stroke)


def band(rect: Rect, look: Look) -> Iterator[Mark]:
    """The rubber band."""
    left, top, right, bottom = rect
    fill, stroke = Fill(look.accent, 0.12), Stroke(look.accent, 1.0)
    yield Box(left, top, right - left, bottom - top, fill, stroke)
