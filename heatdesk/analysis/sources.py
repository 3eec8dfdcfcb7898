"""Sources: the placements that take part in a reading, as arrays in an order of their own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from heatdesk.model.items import Layer
from heatdesk.model.project import Project


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


def _side(project: Project, scenario: str, layer: Layer) -> Side:
    taking_part = [p for p in project.layer(scenario, layer) if not p.muted]
    ordered = sorted(taking_part, key=lambda placement: placement.item)
    rows = [(p.x, p.y, p.width, p.height, p.weight) for p in ordered]
    ids = tuple(placement.item for placement in ordered)
    return Side(ids, np.array(rows, dtype=np.float64).reshape(len(rows), 5))
