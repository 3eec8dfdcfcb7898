"""Scrutiny: what may be wrong with the frame itself, before anybody attacks it in a meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final, Literal

import numpy as np

from heatdesk.analysis import names
from heatdesk.model.items import Placement
from heatdesk.model.project import Project
from heatdesk.model.properties import QUADRANTS, Axes, QuadrantKey
from heatdesk.model.turning import AxisName

Doubt = Literal["correlated", "crowded", "undefined"]

CORRELATED: Final = 0.8
_ENOUGH_TO_CORRELATE: Final = 6
CROWDED: Final = 0.8
_ENOUGH_FOR_A_CROWD: Final = 5

_FLAT: Final = 1e-9
"""A standard deviation under this is none: there is no correlation with what does not vary."""

_AXES: Final[tuple[AxisName, ...]] = ("x", "y")


@dataclass(frozen=True, slots=True)
class Remark:
    """One doubt about the axes, in a sentence. `subject` is an axis or a quadrant, or empty."""

    doubt: Doubt
    subject: str
    sentence: str


def scrutiny(project: Project, scenario: str) -> tuple[Remark, ...]:
    """Axes that are strongly correlated over the items; more than 80 % of the items in one
    quadrant; an axis without a definition.
    """
    placed = [placement for placement in project.placements(scenario) if not placement.muted]
    return tuple(
        chain(_correlated(project, placed), _crowded(project, placed), _undefined(project))
    )


def correlation(placed: Sequence[Placement]) -> float | None:
    """Pearson's r of x and y over placements, or None where one of them does not vary."""
    if not placed:
        return None
    x, y = np.array([(p.x, p.y) for p in placed], dtype=np.float64).T
    if min(x.std(), y.std()) < _FLAT:
        return None
    return float(((x - x.mean()) * (y - y.mean())).mean() / (x.std() * y.std()))


def _correlated(project: Project, placed: Sequence[Placement]) -> Iterator[Remark]:
    r = correlation(placed) if len(placed) >= _ENOUGH_TO_CORRELATE else None
    if r is None or abs(r) < CORRELATED:
        return
    x, y = (_axis(project.properties.axes, axis) for axis in _AXES)
    yield Remark(
        "correlated",
        "",
        f"{names.capital(x)} and {y} say nearly the same of the {len(placed)} items"
        f" (correlation {r:.2f}). Perhaps one of them could ask another question.",
    )


def _crowded(project: Project, placed: Sequence[Placement]) -> Iterator[Remark]:
    if len(placed) < _ENOUGH_FOR_A_CROWD:
        return
    held = [_quadrant(project.properties.axes, placement) for placement in placed]
    for key in QUADRANTS:
        if held.count(key) > CROWDED * len(placed):
            yield Remark(
                "crowded",
                key,
                f"{held.count(key)} of {len(placed)} items lie in {names.quadrant(project, key)}."
                " Perhaps the axes cross elsewhere, or another axis tells them apart better.",
            )


def _undefined(project: Project) -> Iterator[Remark]:
    for key in _AXES:
        axis = getattr(project.properties.axes, key)
        used = any(map(names.plain, (axis.name, axis.low, axis.high))) or project.items
        if used and not names.plain(axis.definition):
            yield Remark(
                "undefined",
                key,
                f"{names.capital(_axis(project.properties.axes, key))} has no definition:"
                " two people may place the same item differently.",
            )


def _axis(axes: Axes, key: AxisName) -> str:
    """An axis by its name, '“Purpose”', or by its ends, 'the axis from Talk to Listen'."""
    axis = axes.x if key == "x" else axes.y
    if names.plain(axis.name):
        return f"“{names.spoken(axis.name)}”"
    low, high = names.ends(axis, names.ACROSS if key == "x" else names.UP)
    return f"the axis from {low} to {high}"


def _quadrant(axes: Axes, placement: Placement) -> QuadrantKey | None:
    """The quadrant that holds an item's centre; None on the line between two."""
    x, y = placement.x - axes.x.crossing, placement.y - axes.y.crossing
    if x == 0 or y == 0:
        return None
    if y > 0:
        return "top_right" if x > 0 else "top_left"
    return "bottom_right" if x > 0 else "bottom_left"
