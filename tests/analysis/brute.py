"""The reading by brute force: loops over items and cells, and quadrature over the plane.

It shares no code with the analysis. Integrals are composite Gauss-Legendre sums on panels narrower
than the narrowest kernel, which are exact to ten digits and more.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from heatdesk.model.items import Layer
from heatdesk.model.project import Project

Array = np.ndarray
Shares = dict[tuple[str, str], float]


@dataclass(frozen=True)
class Bell:
    """One placement's kernel."""

    id: str
    x: float
    y: float
    sx: float
    sy: float
    weight: float

    def at(self, x: Array | float, y: Array | float) -> Array:
        across = np.exp(-(((x - self.x) / self.sx) ** 2) / 2)
        return self.weight * across * np.exp(-(((y - self.y) / self.sy) ** 2) / 2)


def bells(project: Project, scenario: str, layer: Layer) -> list[Bell]:
    made = []
    for p in project.placements(scenario):
        if project.item(p.item).layer == layer and not p.muted:
            half = 2 * math.sqrt(2 * math.log(2))
            made.append(Bell(p.item, p.x, p.y, p.width / half, p.height / half, p.weight))
    return sorted(made, key=lambda bell: bell.id)


def both(project: Project, scenario: str) -> tuple[list[Bell], list[Bell]]:
    return bells(project, scenario, "technology"), bells(project, scenario, "role")


# Fields -------------------------------------------------------------------------------------------


def grid_of(project: Project, scenario: str) -> int:
    for placement in project.placements(scenario):
        if placement.width < 0.2 or placement.height < 0.2:
            return 512
    return 256


def heat(some: Sequence[Bell], x: Array, y: Array) -> Array:
    total = np.zeros(np.broadcast(x, y).shape)
    for bell in some:
        total += bell.at(x, y)
    return total


def alignment(project: Project, scenario: str, n: int | None = None) -> Array:
    n = n or grid_of(project, scenario)
    centres = -1 + (np.arange(n) + 0.5) * 2 / n
    technologies, roles = both(project, scenario)
    x, y = centres[None, :], centres[:, None]
    return np.sqrt(heat(technologies, x, y)) * np.sqrt(heat(roles, x, y))


def scale(project: Project) -> float:
    fixed = project.properties.heat.scale
    if fixed is not None:
        return fixed
    return max([0.5, *(alignment(project, s.id).max() for s in project.scenarios)])


def zone(project: Project, value: float) -> str:
    settings, unit = project.properties.heat, scale(project)
    if value >= settings.hot * unit:
        return "hot"
    return "warm" if value >= settings.warm * unit else "cool"


# Areas --------------------------------------------------------------------------------------------


@dataclass
class Region:
    zone: str
    cells: frozenset[int]
    peak: float
    size: float
    share: float
    centroid: tuple[float, float]


def areas(project: Project, scenario: str) -> list[Region]:
    """Hottest first, a hot one before the warm one around it."""
    values = alignment(project, scenario)
    n, unit = len(values), scale(project)
    found = []
    for name in ("hot", "warm"):
        level = getattr(project.properties.heat, name) * unit
        if values.any():
            regions = labelled(values >= level, 4)
            found += [_region(name, values, cells // n, cells % n, n) for cells in regions]
    return sorted(found, key=lambda region: (-region.peak, region.zone))


def labelled(mask: Array, least: int) -> list[Array]:
    """The 8-connected components of at least so many cells, as flat indices."""
    labels, count = ndimage.label(mask, structure=np.ones((3, 3)))
    found = [np.flatnonzero(labels == label) for label in range(1, count + 1)]
    return [cells for cells in found if len(cells) >= least]


def _region(name: str, values: Array, row: Array, column: Array, n: int) -> Region:
    own = values[row, column]
    centre = tuple(float(np.mean(-1 + (at + 0.5) * 2 / n)) for at in (column, row))
    cells = frozenset((row * n + column).tolist())
    return Region(name, cells, own.max(), len(own) / n**2, own.sum() / values.sum(), centre)


def area_pairs(project: Project, scenario: str, cells: Iterable[int]) -> Shares:
    """Every pair's share of T R over the cells."""
    n, row_column = grid_of(project, scenario), np.array(sorted(cells))
    x, y = (-1 + (at + 0.5) * 2 / n for at in (row_column % n, row_column // n))
    one, other = ({b.id: b.at(x, y) for b in some} for some in both(project, scenario))
    products = {(t, r): float(one[t] @ other[r]) for t in one for r in other}
    total = sum(products.values())
    return {pair: product / total for pair, product in products.items()}


# Quadrature ---------------------------------------------------------------------------------------


def nodes(low: float, high: float, panel: float) -> tuple[Array, Array]:
    """Places and weights of a composite Gauss-Legendre sum."""
    at, weight = np.polynomial.legendre.leggauss(10)
    edges = np.linspace(low, high, max(1, math.ceil((high - low) / panel)) + 1)
    half = np.diff(edges) / 2
    middle = (edges[:-1] + edges[1:]) / 2
    return (middle[:, None] + half[:, None] * at).ravel(), (half[:, None] * weight).ravel()


def quadrants(
    project: Project, scenario: str, field: Callable[[Array, Array], Array]
) -> Array | None:
    """The integrals of a field over the quadrants as shares: [[low y], [high y]], low x first."""
    axes = project.properties.axes
    panel = max(
        0.015, min([1.0, *(min(b.sx, b.sy) for some in both(project, scenario) for b in some)])
    )
    parts = np.zeros((2, 2))
    for j, (bottom, top) in enumerate([(-1, axes.y.crossing), (axes.y.crossing, 1)]):
        for i, (left, right) in enumerate([(-1, axes.x.crossing), (axes.x.crossing, 1)]):
            (x, wx), (y, wy) = nodes(left, right, panel), nodes(bottom, top, panel)
            parts[j, i] = wy @ field(x[None, :], y[:, None]) @ wx
    return parts / parts.sum() if parts.sum() > 0 else None


def alignment_at(project: Project, scenario: str) -> Callable[[Array, Array], Array]:
    technologies, roles = both(project, scenario)
    return lambda x, y: np.sqrt(heat(technologies, x, y)) * np.sqrt(heat(roles, x, y))


# Pairs --------------------------------------------------------------------------------------------


def alignment_indices(technologies: Sequence[Bell], roles: Sequence[Bell]) -> Array:
    """The cosines of the kernels over an unbounded plane: shape (technologies, roles)."""
    product = _integrals(technologies, roles, 12.0)
    one = [_integrals([bell], [bell], 12.0).item() for bell in technologies]
    other = [_integrals([bell], [bell], 12.0).item() for bell in roles]
    return product / np.sqrt(np.outer(one, other))


def strengths(technologies: Sequence[Bell], roles: Sequence[Bell]) -> Array:
    """The integrals of the weighted kernels' products over the plane."""
    weights = np.outer([b.weight for b in technologies], [b.weight for b in roles])
    return weights * _integrals(technologies, roles, 1.0)


def _integrals(technologies: Sequence[Bell], roles: Sequence[Bell], reach: float) -> Array:
    """Integrals of products of kernels of weight 1 over [-reach, reach] squared."""
    narrowest = min([0.5, *(min(b.sx, b.sy) for b in (*technologies, *roles))])
    at, weight = nodes(-reach, reach, narrowest)
    total = np.ones((len(technologies), len(roles)))
    for centre, s in (("x", "sx"), ("y", "sy")):
        one, other = (
            np.array(
                [np.exp(-(((at - getattr(b, centre)) / getattr(b, s)) ** 2) / 2) for b in some]
            )
            for some in (technologies, roles)
        )
        total *= (one * weight) @ other.T
    return total


def meeting_point(technology: Bell, role: Bell) -> tuple[float, float]:
    """Where the product of two kernels is highest: the mean of the centres by precision."""
    x = (technology.x / technology.sx**2 + role.x / role.sx**2) / (technology.sx**-2 + role.sx**-2)
    y = (technology.y / technology.sy**2 + role.y / role.sy**2) / (technology.sy**-2 + role.sy**-2)
    return x, y
