"""Scenes: the steps of a story with everything that they show, looked up in the live project."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from heatdesk.analysis.reading import Reading
from heatdesk.model.project import Project
from heatdesk.model.story import Step

ReadScenario = Callable[[str], Reading]
"""Gives the reading of a scenario; whoever asks may keep it."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One step, ready to be drawn. `title` and `caption` are the step's own words or, where it has
    none, ours. `items` stand out (None: all alike), `areas` (indices in the reading of `scenario`)
    and `region` ('x.low', 'top_left') are outlined. `compare` shows what moves to the target.
    """

    step: Step
    scenario: str
    title: str
    caption: str
    notes: str
    items: frozenset[str] | None = None
    areas: tuple[int, ...] = ()
    region: str | None = None
    compare: bool = False
    lines: tuple[str, ...] = ()
    """A short list beside the map: the meetings of a step, the largest moves."""
    flag: str | None = None
    """Why the map no longer supports the step, or None."""


def scenes(project: Project, scenario: str, read: ReadScenario) -> tuple[Scene, ...]:
    """The story, stored or made, as scenes in order, hidden steps included. Items that are gone
    are left out; a step that has nothing left to show is flagged, not dropped.
    """
    raise NotImplementedError
