"""Reading: everything that the analysis says of one scenario."""

from __future__ import annotations

from dataclasses import dataclass

from heatdesk.analysis.areas import Area
from heatdesk.analysis.balance import Balance, Quadrants
from heatdesk.analysis.meetings import ItemShare, Meeting
from heatdesk.analysis.opportunities import Opportunity
from heatdesk.analysis.pairs import Pairs
from heatdesk.analysis.pause import Pause, no_pause
from heatdesk.analysis.scrutiny import Remark
from heatdesk.analysis.sources import Sources
from heatdesk.analysis.upholding import Judged
from heatdesk.heat.zones import Thresholds
from heatdesk.model.project import Project


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
    raise NotImplementedError


def with_robustness(reading: Reading, pause: Pause = no_pause) -> Reading:
    """The same reading, with the robustness of its areas."""
    raise NotImplementedError
