"""Turning: the whole map reversed along an axis, or its axes exchanged. All scenarios follow, and
so do quadrants, crossings and what story and findings say of quadrants and of the axes' sides. Each
edit is its own inverse.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final, Literal, cast

from heatdesk.model import keys
from heatdesk.model.change import Change, Key, Record
from heatdesk.model.edits import make_change
from heatdesk.model.items import Placement
from heatdesk.model.project import Project
from heatdesk.model.properties import (
    QUADRANTS,
    Axes,
    Axis,
    Properties,
    QuadrantKey,
    Quadrants,
    SideKey,
)
from heatdesk.model.story import About

AxisName = Literal["x", "y"]
_Turn = Mapping[str, str]
"""Where quadrants and sides go; what it does not name stays."""

_ABOUT_PLACES: Final = ("weak_side", "cold_quadrant")
"""The rules whose subjects are sides and quadrants; those of the others are ids."""

_REVERSED: Final[dict[AxisName, _Turn]] = {
    "x": {
        "top_left": "top_right",
        "top_right": "top_left",
        "bottom_left": "bottom_right",
        "bottom_right": "bottom_left",
        "x.low": "x.high",
        "x.high": "x.low",
    },
    "y": {
        "top_left": "bottom_left",
        "bottom_left": "top_left",
        "top_right": "bottom_right",
        "bottom_right": "top_right",
        "y.low": "y.high",
        "y.high": "y.low",
    },
}
_SWAPPED: Final[_Turn] = {
    "top_left": "bottom_right",
    "bottom_right": "top_left",
    "x.low": "y.low",
    "y.low": "x.low",
    "x.high": "y.high",
    "y.high": "x.high",
}


def reverse_axis(project: Project, axis: AxisName) -> Change:
    """Exchanges the two ends of an axis: what was high is low."""
    axes = project.properties.axes
    turned = (
        replace(axes, x=_reversed(axes.x)) if axis == "x" else replace(axes, y=_reversed(axes.y))
    )
    if axis == "x":
        return _turned(project, turned, lambda p: replace(p, x=-p.x + 0.0), _REVERSED["x"])
    return _turned(project, turned, lambda p: replace(p, y=-p.y + 0.0), _REVERSED["y"])


def swap_axes(project: Project) -> Change:
    """Exchanges the two axes: what lay to the right lies at the top."""
    axes = project.properties.axes
    return _turned(project, Axes(axes.y, axes.x), _transposed, _SWAPPED)


def _turned(
    project: Project, axes: Axes, turn: Callable[[Placement], Placement], places: _Turn
) -> Change:
    properties = project.properties
    wanted: dict[Key, Record | None] = {
        keys.PROJECT: _with_quadrants(replace(properties, axes=axes), places)
    }
    for scenario in project.scenarios:
        for placement in project.placements(scenario.id):
            wanted[keys.placement(scenario.id, placement.item)] = turn(placement)
    for step in project.story or ():
        wanted[keys.step(step.id)] = replace(step, about=_about(step.about, places))
    for finding in project.findings:
        if finding.rule in _ABOUT_PLACES and finding.subject is not None:
            subject = places.get(finding.subject, finding.subject)
            wanted[keys.finding(finding.id)] = replace(finding, subject=subject)
    return make_change(project, wanted)


def _reversed(axis: Axis) -> Axis:
    return replace(axis, low=axis.high, high=axis.low, crossing=-axis.crossing + 0.0)


def _transposed(p: Placement) -> Placement:
    return replace(p, x=p.y, y=p.x, width=p.height, height=p.width)


def _with_quadrants(properties: Properties, places: _Turn) -> Properties:
    """Each quadrant at the place that the turn gives it."""
    named = {places.get(key, key): getattr(properties.quadrants, key) for key in QUADRANTS}
    return replace(properties, quadrants=Quadrants(**named))


def _about(about: About, places: _Turn) -> About:
    """What a step speaks of, where it lies now."""
    quadrant, side = about.quadrant, about.side
    if quadrant is not None:
        quadrant = cast(QuadrantKey, places.get(quadrant, quadrant))
    if side is not None:
        side = cast(SideKey, places.get(side, side))
    return replace(about, quadrant=quadrant, side=side)
