"""Outlines: the lines around single areas, on the plane."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heatdesk.analysis.areas import Area
from heatdesk.figure.contours import contours
from heatdesk.heat.zones import Thresholds
from heatdesk.model.properties import QUADRANTS, Axes

Ring = NDArray[np.floating[Any]]


def outlines(
    alignment: NDArray[np.floating[Any]], areas: Sequence[Area], thresholds: Thresholds
) -> tuple[Ring, ...]:
    """The closed lines around these areas of an alignment field, points of shape (k, 2).

    The field lies on the areas' own grid; none where it no longer does.
    """
    rings: list[Ring] = []
    for zone, level in (("hot", thresholds.hot), ("warm", thresholds.warm)):
        chosen = [area for area in areas if area.zone == zone and area.grid == len(alignment)]
        if chosen:
            rings.extend(contours(_alone(alignment, chosen, level), [level])[0])
    return tuple(rings)


def region(axes: Axes, subject: str) -> Ring | None:
    """The line around an axis' side ('x.low') or a quadrant ('top_left'); None for all else."""
    x, y = axes.x.crossing, axes.y.crossing
    spans = {"left": (-1.0, x), "right": (x, 1.0), "bottom": (-1.0, y), "top": (y, 1.0)}
    whole = (-1.0, 1.0)
    sides = {"x.low": "left", "x.high": "right", "y.low": "bottom", "y.high": "top"}
    if subject in sides:
        span = spans[sides[subject]]
        across, up = (span, whole) if subject[0] == "x" else (whole, span)
    elif subject in QUADRANTS:
        row, column = subject.split("_")
        across, up = spans[column], spans[row]
    else:
        return None
    corners = [(across[0], up[0]), (across[1], up[0]), (across[1], up[1]), (across[0], up[1])]
    ring: Ring = np.array(corners)
    return ring


def _alone(
    alignment: NDArray[np.floating[Any]], areas: Sequence[Area], level: float
) -> NDArray[np.floating[Any]]:
    """The field with everything else that reaches the level brought just below it."""
    cells = np.concatenate([area.cells for area in areas])
    kept = alignment.reshape(-1)[cells]
    below = np.nextafter(alignment.dtype.type(level), alignment.dtype.type(0))
    alone: Ring = np.minimum(alignment, below)
    alone.reshape(-1)[cells] = kept
    return alone
