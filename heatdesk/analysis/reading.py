"""Reading: everything that the analysis says of one scenario."""

from __future__ import annotations

from dataclasses import dataclass, replace

from heatdesk.analysis.areas import Area, areas
from heatdesk.analysis.balance import Balance, Quadrants, balance, quadrants
from heatdesk.analysis.meetings import ItemShare, Meeting, meetings, role_shares, technology_shares
from heatdesk.analysis.opportunities import Opportunity, opportunities
from heatdesk.analysis.pairs import Pairs, pairs
from heatdesk.analysis.pause import Pause, no_pause
from heatdesk.analysis.robustness import robustness
from heatdesk.analysis.scrutiny import Remark, scrutiny
from heatdesk.analysis.sources import Sources, field_of
from heatdesk.analysis.upholding import Judged, judged
from heatdesk.heat.field import Field, analysis_grid
from heatdesk.heat.scale import alignment_scale, peak
from heatdesk.heat.zones import Thresholds
from heatdesk.model.project import Project
from heatdesk.model.properties import Axes


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One scenario, read. What has nothing to be divided by is None.

    `thresholds` are alignments (the fractions of the settings times `scale`).
    """

    project: Project
    scenario: str
    scale: float
    elsewhere: float
    """The largest A of the other scenarios, on which the automatic scale may rest."""
    thresholds: Thresholds
    sources: Sources
    balance: Balance | None
    technology_balance: Balance | None
    role_balance: Balance | None
    quadrants: Quadrants | None
    areas: tuple[Area, ...]
    pairs: Pairs
    meetings: tuple[Meeting, ...]
    roles: tuple[ItemShare, ...]
    technologies: tuple[ItemShare, ...]
    opportunities: tuple[Opportunity, ...]
    remarks: tuple[Remark, ...]
    findings: tuple[Judged, ...]
    scale_given: bool = False
    """Whether `read` was told the scale: re-placed maps are then judged on it, too."""

    @property
    def robust(self) -> bool:
        """Whether the robustness of its areas is known."""
        return all(area.robustness is not None for area in self.areas)


def read(
    project: Project, scenario: str, scale: float | None = None, pause: Pause = no_pause
) -> Reading:
    """Reads a scenario on its analysis grid, without robustness. `scale` overrules the project's
    alignment scale. Raises KeyError for an unknown scenario, and whatever `pause` raises.
    """
    project.scenario(scenario)
    settings = project.properties.heat
    sources = Sources.of(project, scenario)
    field = field_of(sources, analysis_grid(project, scenario))
    pause()
    elsewhere = _elsewhere(project, scenario, pause)
    own = peak(field, "alignment")
    used = alignment_scale(settings, max(own, elsewhere)) if scale is None else scale
    thresholds = Thresholds.of(settings, used)
    found = areas(field, sources, thresholds, pause)
    met = pairs(sources, thresholds, pause)
    overall, technology, role, parts = _balances(field, project.properties.axes, pause)
    roles, technologies = role_shares(met), technology_shares(met)
    asked = opportunities(project, scenario, overall, parts, roles, technologies)
    pause()
    return Reading(
        project=project,
        scenario=scenario,
        scale=used,
        elsewhere=elsewhere,
        thresholds=thresholds,
        sources=sources,
        balance=overall,
        technology_balance=technology,
        role_balance=role,
        quadrants=parts,
        areas=found,
        pairs=met,
        meetings=meetings(met, found, pause),
        roles=roles,
        technologies=technologies,
        opportunities=asked,
        remarks=scrutiny(project, scenario),
        findings=judged(project, scenario, met, asked, overall, parts),
        scale_given=scale is not None,
    )


def with_robustness(reading: Reading, pause: Pause = no_pause) -> Reading:
    """The same reading, with the robustness of its areas."""
    settings = reading.project.properties.heat
    if reading.scale_given:
        settings = replace(settings, scale=reading.scale)
    known = robustness(reading.sources, reading.areas, settings, reading.elsewhere, pause)
    areas = zip(reading.areas, known, strict=True)
    return replace(reading, areas=tuple(replace(area, robustness=r) for area, r in areas))


def _balances(
    field: Field, axes: Axes, pause: Pause
) -> tuple[Balance | None, Balance | None, Balance | None, Quadrants | None]:
    """The balances of A, T and R, and the quadrants' shares of A."""
    alignment = field.overlay("alignment")
    overall, parts = balance(alignment, axes), quadrants(alignment, axes)
    pause()
    technology, role = balance(field.technologies, axes), balance(field.roles, axes)
    pause()
    return overall, technology, role, parts


def _elsewhere(project: Project, scenario: str, pause: Pause) -> float:
    """The largest A of the other scenarios, each on its analysis grid; 0.0 where there are none."""
    largest = 0.0
    for other in project.scenarios:
        if other.id != scenario:
            field = field_of(Sources.of(project, other.id), analysis_grid(project, other.id))
            largest = max(largest, peak(field, "alignment"))
            pause()
    return largest
