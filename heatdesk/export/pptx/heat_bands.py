"""HeatBands: the heat as areas that can be edited, instead of as a picture."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from heatdesk.export.pptx import freeforms
from heatdesk.figure.contours import contours
from heatdesk.figure.frame import Frame
from heatdesk.figure.heat_marks import on_page
from heatdesk.figure.legend import Key
from heatdesk.figure.marks import Fill
from heatdesk.figure.words import number

Values = NDArray[np.floating[Any]]
Band = tuple[str, tuple[NDArray[Any], ...], Fill]
"""What an area is called, the lines around it on the page, and its colour."""

_BANDS: Final = 12
"""From the lowest colour to the highest."""


def bands(values: Values, key: Key, frame: Frame) -> Iterator[Band]:
    """The whole plane in the colour of no heat, and on it, one upon the other, the areas of more
    and more heat; of a heat with two signs also those of less and less.
    """
    low, high = key.span
    start = max(low, 0.0)
    yield _name(start), (_plane(frame),), _fill(key, start)
    step = (high - low) / _BANDS
    above = np.arange(start + step, high, step)
    yield from _stacked(values, above, step, 1.0, key, frame)
    if low < 0.0:
        below = np.arange(step, -low, step)
        yield from _stacked(-values, below, step, -1.0, key, frame)


def _stacked(
    values: Values, levels: Values, step: float, sign: float, key: Key, frame: Frame
) -> Iterator[Band]:
    for level, lines in zip(levels, contours(values, levels.tolist()), strict=True):
        rings = (freeforms.simplified(on_page(line, frame)) for line in lines)
        whole = tuple(ring for ring in rings if len(ring) > 2)
        if whole:
            yield _name(sign * level), whole, _fill(key, sign * (level + step / 2))


def _name(value: float) -> str:
    return f"Heat from {number(value)}"


def _plane(frame: Frame) -> NDArray[Any]:
    left, top, right, bottom = frame.box
    return np.array([(left, top), (right, top), (right, bottom), (left, bottom)])


def _fill(key: Key, value: float) -> Fill:
    low, high = key.span
    at = round((value - low) / (high - low) * (len(key.table) - 1))
    entry = int(key.table[min(max(at, 0), len(key.table) - 1)])
    return Fill(f"#{entry & 0xFFFFFF:06x}")
