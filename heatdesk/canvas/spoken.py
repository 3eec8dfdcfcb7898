"""Spoken: places and axes in the words that a screen reader says."""

from __future__ import annotations

import math

import numpy as np

from heatdesk.figure.words import number
from heatdesk.heat.kernel import FWHM_TO_SIGMA, as_array
from heatdesk.model.items import LAYERS, Placement
from heatdesk.model.project import Project
from heatdesk.model.properties import Axes, Axis


def alignment_at(project: Project, scenario: str, x: float, y: float) -> float:
    """A = sqrt(T R) at one point of the plane."""
    sums = [0.0, 0.0]
    for n, layer in enumerate(LAYERS):
        cx, cy, width, height, weight = as_array(project.layer(scenario, layer)).T
        across, up = (x - cx) / (FWHM_TO_SIGMA * width), (y - cy) / (FWHM_TO_SIGMA * height)
        sums[n] = float((weight * np.exp(-(across**2 + up**2) / 2)).sum())
    return math.sqrt(sums[0]) * math.sqrt(sums[1])


def where(axes: Axes, placement: Placement) -> str:
    """'0.42 Professional, 0.10 Talk'."""
    return f"{_side(axes.x, placement.x)}, {_side(axes.y, placement.y)}"


def _side(axis: Axis, value: float) -> str:
    end = axis.high if value >= axis.crossing else axis.low
    return f"{number(abs(value - axis.crossing))} {' '.join(end.split())}".strip()


def axis_name(axis: Axis) -> str:
    """What an axis is called: by its name, or by its ends."""
    return " ".join(axis.name.split()) or ends(axis)


def ends(axis: Axis) -> str:
    return "-".join(" ".join(end.split()) for end in (axis.low, axis.high) if end) or "axis"
