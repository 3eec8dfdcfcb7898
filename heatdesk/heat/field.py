"""Fields: a scenario's heat on a grid, rebuilt at once or kept up to date by Changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from heatdesk.heat.kernel import add_up, as_array
from heatdesk.heat.layer_heat import LayerHeat, Values
from heatdesk.heat.overlay import overlay_of
from heatdesk.heat.window import HeatKey, Window
from heatdesk.model.change import Change
from heatdesk.model.items import LAYERS, Layer
from heatdesk.model.project import Project
from heatdesk.model.properties import Overlay

COARSE: Final = 256
FINE: Final = 512
_FINE_BELOW: Final = 0.2
"""A width or height under this asks for the fine grid."""


@dataclass(frozen=True, slots=True)
class Field:
    """T and R of one scenario: shape (n, n), row 0 at y = -1, sampled at cell centres."""

    technologies: NDArray[np.floating[Any]]
    roles: NDArray[np.floating[Any]]

    def overlay(self, overlay: Overlay) -> NDArray[np.floating[Any]]:
        return overlay_of(overlay, self.technologies, self.roles)


def analysis_grid(project: Project, scenario: str) -> int:
    """256, or 512 where any placement is narrow: the n of the grid that everything is judged on."""
    narrow = (min(p.width, p.height) < _FINE_BELOW for p in project.placements(scenario))
    return FINE if any(narrow) else COARSE


def rebuild(
    project: Project,
    scenario: str,
    n: int,
    dtype: type[np.floating[Any]] = np.float64,
) -> Field:
    """The scenario's fields from nothing, on an n x n grid."""
    technologies = as_array(project.layer(scenario, "technology"))
    roles = as_array(project.layer(scenario, "role"))
    return Field(add_up(technologies, n, dtype), add_up(roles, n, dtype))


class HeatField:
    """One scenario's heat on an n x n grid, float32, that follows Changes.

    `technologies` and `roles` are the layers' sums T and R, `alignment` is sqrt(T R).
    """

    def __init__(self, project: Project, scenario: str, n: int) -> None:
        self.n = n
        self.scenario = scenario
        self._layers: dict[Layer, LayerHeat] = {
            layer: LayerHeat(_sources(project, scenario, layer), n) for layer in LAYERS
        }
        self.alignment: Values = np.empty((n, n), np.float32)
        self._align(Window.whole(n))

    @property
    def technologies(self) -> Values:
        return self._layers["technology"].values

    @property
    def roles(self) -> Values:
        return self._layers["role"].values

    def apply(self, change: Change, project: Project) -> Window:
        """Follows the change, which led to `project`, and returns the cells whose heat changed."""
        touched = _touched(change, self.scenario)
        dirty = Window.none()
        for layer, heat in self._layers.items():
            now = {id: _source(project, self.scenario, layer, id) for id in touched}
            dirty |= heat.apply({id: key for id, key in now.items() if heat.differs(id, key)})
        if dirty:
            self._align(dirty)
        return dirty

    def overlay(self, overlay: Overlay) -> Values:
        """The overlay's values; alignment is kept, the others are made when asked for."""
        if overlay == "alignment":
            return self.alignment
        return overlay_of(overlay, self.technologies, self.roles)

    def _align(self, window: Window) -> None:
        cells = window.cells
        technologies, roles = self._layers["technology"].root, self._layers["role"].root
        np.multiply(technologies[cells], roles[cells], out=self.alignment[cells])


def _touched(change: Change, scenario: str) -> set[str]:
    """The items whose heat in the scenario the change may have changed."""
    placed = {key[2] for key in change if key[0] == "placement" and key[1] == scenario}
    return placed | {key[1] for key in change if key[0] == "item"}


def _source(project: Project, scenario: str, layer: Layer, id: str) -> HeatKey | None:
    """What the item adds to the layer's heat, or None where it adds nothing."""
    placement = project.placement(scenario, id)
    if placement is None or not placement.heats or project.item(id).layer != layer:
        return None
    return placement.heat_key


def _sources(project: Project, scenario: str, layer: Layer) -> dict[str, HeatKey]:
    return {p.item: p.heat_key for p in project.layer(scenario, layer) if p.heats}
