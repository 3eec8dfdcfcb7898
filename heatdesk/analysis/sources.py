"""Sources: the placements that take part in a reading, as arrays in an order of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heatdesk.heat.field import Field
from heatdesk.heat.kernel import FWHM_TO_SIGMA, add_up, cell_centres
from heatdesk.model.items import Layer
from heatdesk.model.project import Project

_FAINT: Final = 1e-2
"""An alignment below this everywhere is computed with its farthest tails."""


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One layer's placements: `rows` (k, 5) holds x, y, width, height, weight of each id.

    Sorted by id, so that no sum depends on the order of the items.
    """

    ids: tuple[str, ...]
    rows: NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Sources:
    """Both layers of one scenario. Muted placements take no part; a weight of 0 does, with 0."""

    technologies: Side
    roles: Side

    @classmethod
    def of(cls, project: Project, scenario: str) -> Sources:
        return cls(_side(project, scenario, "technology"), _side(project, scenario, "role"))


def field_of(sources: Sources, n: int) -> Field:
    """T and R on an n x n grid, added up in the sources' own order, float64."""
    field = Field(add_up(sources.technologies.rows, n), add_up(sources.roles.rows, n))
    if float((field.technologies * field.roles).max()) < _FAINT**2:
        field = Field(_to_the_last(sources.technologies, n), _to_the_last(sources.roles, n))
    return field


def _to_the_last(side: Side, n: int) -> NDArray[np.float64]:
    """One layer's heat with tails of any length: what add_up raises to its floor is the most of A
    where the layers lie far apart, and balances would be made of it.
    """
    x, y, width, height, weight = side.rows.T
    up = _tails(y, height, n) * weight[:, None]
    total: NDArray[np.float64] = up.T @ _tails(x, width, n)
    return total


def _tails(
    centres: NDArray[np.float64], widths: NDArray[np.float64], n: int
) -> NDArray[np.float64]:
    offsets = (cell_centres(n) - centres[:, None]) / (FWHM_TO_SIGMA * widths[:, None])
    kernels: NDArray[np.float64] = np.exp(-0.5 * offsets**2)
    return kernels


def _side(project: Project, scenario: str, layer: Layer) -> Side:
    taking_part = [p for p in project.layer(scenario, layer) if not p.muted]
    ordered = sorted(taking_part, key=lambda placement: placement.item)
    rows = [(p.x, p.y, p.width, p.height, p.weight) for p in ordered]
    ids = tuple(placement.item for placement in ordered)
    return Side(ids, np.array(rows, dtype=np.float64).reshape(len(rows), 5))
