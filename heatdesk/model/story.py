"""The story: the presentation as an ordered list of views on the live project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from heatdesk.model.findings import Rule
from heatdesk.model.properties import QuadrantKey, SideKey

StepKind = Literal[
    "title",
    "axes",
    "technologies",
    "roles",
    "overlay",
    "warm",
    "hot",
    "more",
    "opportunity",
    "target",
    "moved",
    "free",
]
LabelChoice = Literal["all", "focus", "none"]


@dataclass(frozen=True, slots=True)
class About:
    """What a step speaks of, by id; never a copy of it."""

    scenario: str | None = None
    items: tuple[str, ...] = ()
    quadrant: QuadrantKey | None = None
    side: SideKey | None = None
    rule: Rule | None = None


@dataclass(frozen=True, slots=True)
class Show:
    """Which parts of the map a step lets the audience see."""

    axes: bool = True
    technologies: bool = True
    roles: bool = True
    heat: bool = True
    contours: bool = True
    legend: bool = True
    labels: LabelChoice = "all"


@dataclass(frozen=True, slots=True)
class Step:
    id: str
    kind: StepKind
    about: About = About()
    title: str = ""
    caption: str = ""
    notes: str = ""
    show: Show = Show()
    hidden: bool = False
