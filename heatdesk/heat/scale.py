"""Scale: which heat counts as full, for zones and for colours."""

from __future__ import annotations

from typing import Final

from heatdesk.heat.field import Field, analysis_grid, rebuild
from heatdesk.heat.overlay import difference
from heatdesk.model.project import Project
from heatdesk.model.properties import HeatSettings, Overlay

LEAST_SCALE: Final = 0.5
"""The automatic scale is at least this, so a map on which nothing meets has nothing hot."""

LEAST_DIFFERENCE: Final = 0.1
"""A difference of alignments is coloured as if it had at least this size somewhere, so two
scenarios that are nearly alike look so.
"""

Range = tuple[float, float]


def alignment_scale(settings: HeatSettings, peaks: float) -> float:
    """The alignment scale: fixed by the project, or from the largest A over all scenarios."""
    return settings.scale if settings.scale is not None else max(LEAST_SCALE, peaks)


def peak(field: Field, overlay: Overlay) -> float:
    """The largest size of an overlay's values; 0.0 on an empty map."""
    return float(abs(field.overlay(overlay)).max())


def project_peak(project: Project, overlay: Overlay) -> float:
    """The largest size of an overlay over all scenarios, each on its analysis grid."""
    grids = ((s.id, analysis_grid(project, s.id)) for s in project.scenarios)
    return max(peak(rebuild(project, id, n), overlay) for id, n in grids)


def difference_peak(project: Project, target: str) -> float:
    """The largest size of the difference between the target's alignment and that of any scenario,
    on the finer of both analysis grids.
    """
    return max(
        (_difference(project, s.id, target) for s in project.scenarios if s.id != target),
        default=0.0,
    )


def _difference(project: Project, scenario: str, target: str) -> float:
    n = max(analysis_grid(project, scenario), analysis_grid(project, target))
    fields = (rebuild(project, id, n).overlay("alignment") for id in (scenario, target))
    return float(abs(difference(*fields)).max())


def difference_range(peak: float) -> Range:
    """The values at the two ends of a difference's colours: symmetric, so that 0 is the middle."""
    top = max(LEAST_DIFFERENCE, peak)
    return -top, top


def colour_range(settings: HeatSettings, overlay: Overlay, peak: float) -> Range:
    """The values at the two ends of the colour table, given the overlay's peak over all scenarios.

    Alignment runs to its scale, gap symmetrically about 0, the others from 0 to their own maximum.
    """
    if overlay == "alignment":
        return 0.0, alignment_scale(settings, peak)
    top = peak if peak > 0 else 1.0
    return (-top, top) if overlay == "gap" else (0.0, top)
