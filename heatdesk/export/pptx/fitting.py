"""Fitting: how large text may be so that all of it stands in its box.

Programs shrink text only when it is edited, and each by its own rule: so it is done here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from heatdesk.figure.marks import Weight
from heatdesk.figure.paragraphs import wrapped

_LEADING: Final = 1.22
_AFTER: Final = 0.5
"""Height of a line, and room below a paragraph, in sizes of the letters."""

_SPARE: Final = 0.97
"""Share of the width that is counted on: the reader's font may be a little wider than ours."""

_SCALES: Final = (1.0, 0.92, 0.84, 0.77, 0.7, 0.64)
_MOST_LINES: Final = 400


@dataclass(frozen=True, slots=True)
class Told:
    """A paragraph: its text and the size of its letters in page units; `level` as in a layout."""

    text: str
    size: float
    level: int = 0


def fitted(told: Sequence[Told], width: float, height: float) -> tuple[tuple[Told, ...], float]:
    """The paragraphs with the scale at which they fit. At the smallest scale those that still do
    not fit are counted in a last one.
    """
    for scale in _SCALES:
        if _height(told, scale, width) <= height:
            return tuple(told), scale
    least = _SCALES[-1]
    for kept in range(len(told) - 1, 0, -1):
        rest = Told(f"and {len(told) - kept} more", told[-1].size, told[-1].level)
        if _height([*told[:kept], rest], least, width) <= height:
            return (*told[:kept], rest), least
    return tuple(told[:1]), least


def lines(text: str, size: float, width: float, weight: Weight = 400) -> int:
    """How many lines a text takes."""
    return max(len(wrapped(text, size, _SPARE * width, _MOST_LINES, weight)), 1)


def _height(told: Sequence[Told], scale: float, width: float) -> float:
    return sum(
        (lines(one.text, scale * one.size, width) * _LEADING + _AFTER) * scale * one.size
        for one in told
    )
