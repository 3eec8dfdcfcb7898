"""Naming: what the axis ends and the quadrants are called, and where the axes cross."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Literal

from heatdesk.model.change import Change
from heatdesk.model.edits import rounded, set_properties
from heatdesk.model.project import Project
from heatdesk.model.properties import Axes, QuadrantKey
from heatdesk.model.turning import AxisName

End = Literal["low", "high"]

OUTERMOST: Final = 0.95
"""How near to the plane's edge the axes may cross: each side keeps a strip."""


def name_end(project: Project, axis: AxisName, end: End, name: str) -> Change:
    """Gives one end of an axis its name; it may be empty."""
    axes = project.properties.axes
    named = replace(getattr(axes, axis), **{end: name})
    return set_properties(project, axes=replace(axes, **{axis: named}))


def name_quadrant(project: Project, quadrant: QuadrantKey, name: str) -> Change:
    """Gives a quadrant its name; it may be empty."""
    quadrants = project.properties.quadrants
    named = replace(getattr(quadrants, quadrant), name=name)
    return set_properties(project, quadrants=replace(quadrants, **{quadrant: named}))


def move_crossing(project: Project, x: float, y: float) -> Change:
    """Lets the axes cross at a point of the plane, brought within OUTERMOST."""
    axes = project.properties.axes
    moved = Axes(replace(axes.x, crossing=_inside(x)), replace(axes.y, crossing=_inside(y)))
    return set_properties(project, axes=moved)


def _inside(value: float) -> float:
    return rounded(min(max(value, -OUTERMOST), OUTERMOST))
