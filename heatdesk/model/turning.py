"""Turning: the whole map reversed along an axis, or its axes exchanged. All scenarios follow, and
so do quadrants, crossings and what the story says of quadrants. Each edit is its own inverse.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final, Literal

from heatdesk.model import keys
from heatdesk.model.change import Change, Key, Record
from heatdesk.model.edits import make_change
from heatdesk.model.items import Placement
from heatdesk.model.project import Project
from heatdesk.model.properties import Axes, Axis, Properties, QuadrantKey, Quadrants
from heatdesk.model.story import Step

AxisName = Literal["x", "y"]
_Turn = Mapping[QuadrantKey, QuadrantKey]

_REVERSED: Final[dict[AxisName, _Turn]] = {
    "x": {
        "top_left": "top_right",
        "top_right": "top_left",
        "bottom_left": "bottom_right",
        "bottom_right": "bottom_left",
    },
    "y": {
        "top_left": "bottom_left",
        "bottom_left": "top_left",
        "top_right": "bottom_right",
        "bottom_right": "top_right",
    },
}
_SWAPPED: Final[_Turn] = {
    "top_left": "bottom_right",
    "bottom_right": "top_left",
    "top_right": "top_right",
    "bottom_left": "bottom_left",
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
    project: Project, axes: Axes, turn: Callable[[Placement], Placement], quadrants: _Turn
) -> Change:
    properties = project.properties
    wanted: dict[Key, Record | None] = {
        keys.PROJECT: _with_quadrants(replace(properties, axes=axes), quadrants)
    }
    for scenario in project.scenarios:
        for placement in project.placements(scenario.id):
            wanted[keys.placement(scenario.id, placement.item)] = turn(placement)
    for step in project.story or ():
        wanted[keys.step(step.id)] = _with_quadrant(step, quadrants)
    return make_change(project, wanted)


def _reversed(axis: Axis) -> Axis:
    return replace(axis, low=axis.high, high=axis.low, crossing=-axis.crossing + 0.0)


def _transposed(p: Placement) -> Placement:
    return replace(p, x=p.y, y=p.x, width=p.height, height=p.width)


def _with_quadrants(properties: Properties, turn: _Turn) -> Properties:
    """Each quadrant at the place that `turn` gives it."""
    named = {turn[key]: getattr(properties.quadrants, key) for key in turn}
    return replace(properties, quadrants=Quadrants(**named))


def _with_quadrant(step: Step, turn: _Turn) -> Step:
    quadrant = step.about.quadrant
    if quadrant is None:
        return step
    return replace(step, about=replace(step.about, quadrant=turn[quadrant]))
