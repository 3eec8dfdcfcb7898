"""Comparison: what differs between two projects, or between two scenarios of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from heatdesk.analysis.comparing.alterations import Altered, Kind, Listing, altered, listing
from heatdesk.analysis.comparing.heat_changes import HeatChanges, heat_changes
from heatdesk.analysis.comparing.placement_changes import PlacementChanges, placement_changes
from heatdesk.analysis.distance import distance
from heatdesk.analysis.pause import Pause, no_pause
from heatdesk.analysis.reading import Reading, read
from heatdesk.heat.scale import alignment_scale, project_peak
from heatdesk.model import edits
from heatdesk.model.project import Project

STORY: Final = "story"
"""The field of a property that says whether the project stores a story: True or False."""

KINDS: Final[tuple[Kind, ...]] = ("item", "scenario", "finding", "step")


@dataclass(frozen=True, slots=True)
class ScenarioChanges:
    """From the scenario `before` to `after`. `to_target` are the distances of both to the target of
    their project, None without a target, or where nothing is placed in both.
    """

    before: str
    after: str
    placements: PlacementChanges
    heat: HeatChanges
    to_target: tuple[float | None, float | None]

    def __bool__(self) -> bool:
        return bool(self.placements or self.heat or self.to_target[0] != self.to_target[1])


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """What differs between two projects. `properties` are what belongs to the map as a whole,
    `lists` hold what was added, removed and altered of each kind, `scenarios` those that both have.

    `scale` is the alignment scale on which both were judged, the old project's.
    """

    old: Project
    new: Project
    scale: float
    properties: tuple[Altered, ...]
    lists: dict[Kind, Listing]
    scenarios: tuple[ScenarioChanges, ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.properties or any(self.lists.values()) or any(self.scenarios))


def compare(old: Project, new: Project, pause: Pause = no_pause) -> Comparison:
    """From the old project to the new. Both are judged on the scale and thresholds of the old one,
    so that a yardstick that was changed does not look like heat that changed.
    """
    scale = alignment_scale(old.properties.heat, project_peak(old, "alignment"))
    judged = _with_thresholds(new, old)
    both = [entry.id for entry in old.scenarios if new.has_scenario(entry.id)]
    return Comparison(
        old=old,
        new=new,
        scale=scale,
        properties=(*altered("", old.properties, new.properties), *_story(old, new)),
        lists={kind: listing(old, new, kind) for kind in KINDS},
        scenarios=tuple(
            between(read(old, id, scale, pause), read(judged, id, scale, pause)) for id in both
        ),
    )


def compare_scenarios(
    project: Project, first: str, second: str, pause: Pause = no_pause
) -> ScenarioChanges:
    """From one scenario to another of the same project, for example to its target.

    Raises KeyError for an unknown scenario, and whatever `pause` raises.
    """
    return between(read(project, first, pause=pause), read(project, second, pause=pause))


def between(before: Reading, after: Reading) -> ScenarioChanges:
    """From one reading to another that has the same scale; of one project or of two."""
    old, new = before.project, after.project
    return ScenarioChanges(
        before=before.scenario,
        after=after.scenario,
        placements=placement_changes(old, before.scenario, new, after.scenario),
        heat=heat_changes(before, after),
        to_target=(_to_target(before), _to_target(after)),
    )


def _story(old: Project, new: Project) -> Iterator[Altered]:
    """Whether a story of its own was begun or given up."""
    before, after = old.story is not None, new.story is not None
    if before != after:
        yield Altered("", STORY, before, after)


def _with_thresholds(project: Project, of: Project) -> Project:
    heat = of.properties.heat
    return project.after(edits.set_heat(project, warm=heat.warm, hot=heat.hot))


def _to_target(reading: Reading) -> float | None:
    target = reading.project.properties.target
    return distance(reading.project, reading.scenario, target) if target is not None else None
