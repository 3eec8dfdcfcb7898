"""Heat as marks: the coloured field and the lines around its warm and hot regions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heatdesk.analysis.areas import SMALLEST, without_specks
from heatdesk.figure.contours import contours
from heatdesk.figure.frame import Frame
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Picture, Rings, Stroke
from heatdesk.heat.colours import Table, colour
from heatdesk.heat.scale import Range
from heatdesk.heat.zones import Thresholds

Array = NDArray[np.floating[Any]]


def heat_picture(values: Array, span: Range, table: Table, frame: Frame) -> Picture:
    """The field's colours over the whole plane; pictures have their top row first."""
    pixels = np.ascontiguousarray(colour(values, span, table)[::-1])
    return Picture(frame.left, frame.top, frame.side, frame.side, pixels)


def zone_lines(
    alignment: Array, thresholds: Thresholds, frame: Frame, look: Look, exact: bool = True
) -> Iterator[Rings]:
    """The dashed warm and the solid hot line. `exact` leaves out what is too small for an area, so
    that every line is the outline of one; a coarse field has no such specks to find.
    """
    levels = (thresholds.warm, thresholds.hot)
    found = contours(alignment, levels)
    if exact:
        found = [_of_areas(alignment, *given) for given in zip(levels, found, strict=True)]
    for lines, stroke in zip(found, (look.warm, look.hot), strict=True):
        if lines:
            rings = tuple(on_page(line, frame) for line in lines)
            yield Rings(rings, _scaled(stroke, frame.unit))


def _of_areas(alignment: Array, level: float, lines: tuple[Array, ...]) -> tuple[Array, ...]:
    """The lines at a level without those around specks, which are looked for only if any line is
    that small.
    """
    widest = SMALLEST * 2.0 / max(len(alignment), 1)
    if all(np.ptp(line, axis=0).max() > widest for line in lines):
        return lines
    return contours(without_specks(alignment, level), [level])[0]


def on_page(ring: Array, frame: Frame) -> Array:
    """Points of the plane, shape (k, 2), as points of the page."""
    half = frame.side / 2
    flipped: Array = ring * np.array([half, -half]) + np.array(
        [frame.left + half, frame.top + half]
    )
    return flipped


def _scaled(stroke: Stroke, unit: float) -> Stroke:
    dash = tuple(length * unit for length in stroke.dash)
    return Stroke(stroke.colour, stroke.width * unit, stroke.opacity, dash)
