"""Hairlines: outlines of extents on a screen, a pixel wide where they would be little wider.

Qt draws a line of one pixel forty times as fast as one of 1.35 pixels, which is what the outline of
an extent has on a page of 1080: sixty of them took 25 ms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from heatdesk.figure.marks import Clipped, Ellipse, Mark, Stroke

_LITTLE_WIDER: Final = 1.5


def hairlines(marks: Iterable[Mark], ratio: float) -> Iterator[Mark]:
    """The marks, ellipses with outlines of as much ink a pixel wide; `ratio` is device pixels to a
    page unit.
    """
    for mark in marks:
        if isinstance(mark, Clipped):
            yield Clipped(mark.box, tuple(hairlines(mark.marks, ratio)))
        elif isinstance(mark, Ellipse) and mark.stroke is not None:
            yield replace(mark, stroke=_hairline(mark.stroke, ratio))
        else:
            yield mark


def _hairline(stroke: Stroke, ratio: float) -> Stroke:
    wide = stroke.width * ratio
    if not 1.0 < wide <= _LITTLE_WIDER:
        return stroke
    return replace(stroke, width=1.0 / ratio, opacity=min(stroke.opacity * wide, 1.0))
