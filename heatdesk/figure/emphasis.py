"""Emphasis: what a picture draws attention to, while everything else steps back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from heatdesk.figure.frame import Frame
from heatdesk.figure.heat_marks import on_page
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Box, Clipped, Ellipse, Fill, Halo, Line, Mark, Rings, Stroke, Text

Ring = NDArray[np.floating[Any]]

FADED: Final = 0.25
"""Opacity of what steps back."""

_CASING, _LINE = 6.0, 3.0
"""Widths of the outline around an area, in design pixels."""

P = TypeVar("P", Fill, Stroke, Halo)


@dataclass(frozen=True, slots=True, eq=False)
class Emphasis:
    """Items by id (None: all alike), and outlines on the plane: closed lines of shape (k, 2)."""

    items: frozenset[str] | None
    rings: tuple[Ring, ...] = ()

    def outlines(self, frame: Frame, look: Look) -> Iterator[Mark]:
        """The outlines in the accent's colour, with a casing that shows on any heat."""
        rings = tuple(on_page(ring, frame) for ring in self.rings)
        if rings:
            yield Rings(rings, Stroke(look.canvas, _CASING * frame.unit, 0.8))
            yield Rings(rings, Stroke(look.accent, _LINE * frame.unit))


def stressed(emphasised: Collection[str] | None, id: str) -> bool:
    """Whether an item keeps its strength; all do where nothing is emphasised."""
    return emphasised is None or id in emphasised


def faded(marks: Iterable[Mark], share: float = FADED) -> Iterator[Mark]:
    """The same marks with only a share of their opacity. Pictures stay as they are. Letters lose
    their halo: drawn in many copies, it would outshine what it is around.
    """
    for mark in marks:
        match mark:
            case Box() | Ellipse():
                yield replace(mark, fill=_thin(mark.fill, share), stroke=_thin(mark.stroke, share))
            case Line() | Rings():
                yield replace(mark, stroke=_thinner(mark.stroke, share))
            case Text():
                yield replace(mark, opacity=mark.opacity * share, halo=None)
            case Clipped():
                yield Clipped(mark.box, tuple(faded(mark.marks, share)))
            case _:
                yield mark


def _thin(part: P | None, share: float) -> P | None:
    return None if part is None else _thinner(part, share)


def _thinner(part: P, share: float) -> P:
    return replace(part, opacity=part.opacity * share)
