"""Hands: the marks that belong to handling, not to the map: selection, handles, rubber band."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from heatdesk.canvas.hit import HANDLE, handles
from heatdesk.figure.bubbles import Bubble
from heatdesk.figure.frame import Frame
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Box, Ellipse, Fill, Mark, Rect, Stroke


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


def band(rect: Rect, look: Look) -> Iterator[Mark]:
    """The rubber band."""
    left, top, right, bottom = rect
    fill, stroke = Fill(look.accent, 0.12), Stroke(look.accent, 1.0)
    yield Box(left, top, right - left, bottom - top, fill, stroke)
