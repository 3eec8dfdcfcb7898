"""Bounds: the box on the page that a mark covers, with its outline."""

from __future__ import annotations

from collections.abc import Iterable

from heatdesk.figure import lettering
from heatdesk.figure.marks import (
    Box,
    Clipped,
    Ellipse,
    Line,
    Mark,
    Picture,
    Rect,
    Rings,
    Stroke,
    Text,
)


def bounds(marks: Iterable[Mark]) -> Rect | None:
    """The smallest box around all marks, or None where there are none."""
    rects = [rect for mark in marks if (rect := _bounds(mark)) is not None]
    if not rects:
        return None
    lefts, tops, rights, bottoms = zip(*rects, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _bounds(mark: Mark) -> Rect | None:
    match mark:
        case Ellipse():
            left, top = mark.x - mark.rx, mark.y - mark.ry
            return _widened((left, top, mark.x + mark.rx, mark.y + mark.ry), mark.stroke)
        case Box():
            return _widened(
                (mark.x, mark.y, mark.x + mark.width, mark.y + mark.height), mark.stroke
            )
        case Line():
            xs, ys = sorted((mark.x1, mark.x2)), sorted((mark.y1, mark.y2))
            return _widened((xs[0], ys[0], xs[1], ys[1]), mark.stroke)
        case Picture():
            return mark.x, mark.y, mark.x + mark.width, mark.y + mark.height
        case Text():
            return text_bounds(mark)
        case Clipped():
            inside = bounds(mark.marks)
            return None if inside is None else _shared(inside, mark.box)
        case Rings():
            rects = [(*ring.min(axis=0), *ring.max(axis=0)) for ring in mark.rings if len(ring)]
            if not rects:
                return None
            lefts, tops, rights, bottoms = zip(*rects, strict=True)
            return _widened((min(lefts), min(tops), max(rights), max(bottoms)), mark.stroke)


def text_bounds(text: Text) -> Rect:
    """The box around a text, its halo included; turns are by quarters."""
    wide = lettering.width(text.text, text.size, text.weight, text.spacing)
    halo = text.size * text.halo.share / 2 if text.halo else 0.0
    left = -wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor]
    top, bottom = -lettering.ascent(text.size), lettering.descent(text.size)
    box = (left - halo, top - halo, left + wide + halo, bottom + halo)
    for _ in range(round(text.turn / 90.0) % 4):  # clockwise, y downwards
        box = (-box[3], box[0], -box[1], box[2])
    return box[0] + text.x, box[1] + text.y, box[2] + text.x, box[3] + text.y


def _shared(a: Rect, b: Rect) -> Rect | None:
    left, top = max(a[0], b[0]), max(a[1], b[1])
    right, bottom = min(a[2], b[2]), min(a[3], b[3])
    return (left, top, right, bottom) if left < right and top < bottom else None


def _widened(rect: Rect, stroke: Stroke | None) -> Rect:
    half = stroke.width / 2 if stroke else 0.0
    left, top, right, bottom = rect
    return left - half, top - half, right + half, bottom + half
