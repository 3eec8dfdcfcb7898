"""Scenes: the steps of a story with everything that they show, looked up in the live project."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from heatdesk.analysis import names
from heatdesk.analysis.reading import Reading
from heatdesk.analysis.story import scene_map
from heatdesk.analysis.story.scene_meetings import hot, more, warm
from heatdesk.analysis.story.scene_opportunities import opportunity
from heatdesk.analysis.story.scene_parts import LONGEST_SENTENCE, Parts, shortened, user_text
from heatdesk.analysis.story.storyline import LONGEST_CAPTION, made
from heatdesk.model.project import Project
from heatdesk.model.story import Step

ReadScenario = Callable[[str], Reading]
"""Gives the reading of a scenario; whoever asks may keep it."""

_LONGEST_TITLE: Final = 80


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
    sentence: str = ""
    """The whole of what the caption had to be cut from; empty where nothing was cut."""


def scenes(project: Project, scenario: str, read: ReadScenario) -> tuple[Scene, ...]:
    """The story, stored or made, as scenes in order, hidden steps included. Items that are gone
    are left out; a step that has nothing left to show is flagged, not dropped. A scenario that is
    gone is shown by the project's first.
    """
    if not project.has_scenario(scenario):
        scenario = project.first_scenario
    story = project.story if project.story is not None else made(read(scenario))
    told = _Story(project, scenario, story, read)
    return tuple(told.scene(index) for index in range(len(story)))


class _Story:
    """A story being looked up; each scenario is read once, and only if a step asks for it."""

    def __init__(
        self, project: Project, scenario: str, story: tuple[Step, ...], read: ReadScenario
    ) -> None:
        self._project = project
        self._scenario = scenario
        self._story = story
        self._read = read
        self._readings: dict[str, Reading] = {}

    def scene(self, index: int) -> Scene:
        step = self._story[index]
        gone = step.about.scenario is not None and not self._project.has_scenario(
            step.about.scenario
        )
        shown = self._scenario_of(step)
        parts = self._parts(index, shown)
        flag = "Its scenario was deleted" if gone else parts.flag
        return _scene(step, shown, replace(parts, flag=flag))

    def _scenario_of(self, step: Step) -> str:
        wanted = step.about.scenario
        return wanted if wanted and self._project.has_scenario(wanted) else self._scenario

    def _parts(self, index: int, shown: str) -> Parts:
        step, project = self._story[index], self._project
        match step.kind:
            case "title":
                return scene_map.title(project, shown)
            case "axes":
                return scene_map.axes(project)
            case "technologies":
                return scene_map.layer(self._reading(shown), "technology")
            case "roles":
                return scene_map.layer(self._reading(shown), "role")
            case "overlay":
                return scene_map.overlay(self._reading(shown))
            case "target":
                return scene_map.target(self._reading(shown))
            case "moved":
                return scene_map.moved(project, shown)
            case "free":
                return scene_map.free(self._reading(shown), step)
            case _:
                return self._finding(index, shown)

    def _finding(self, index: int, shown: str) -> Parts:
        """The parts of a step about meetings or an opportunity."""
        step, reading = self._story[index], self._reading(shown)
        match step.kind:
            case "warm":
                return warm(reading)
            case "hot":
                return hot(reading, step)
            case "more":
                return more(reading, self._told(shown))
            case _:
                alike = sum(other.about == step.about for other in self._story[:index])
                asked = replace(step, about=replace(step.about, scenario=shown))
                return opportunity(reading, asked, self._number(index), alike)

    def _told(self, scenario: str) -> set[str]:
        """The items of all steps about one hot meeting of a scenario."""
        hot = (s for s in self._story if s.kind == "hot" and self._scenario_of(s) == scenario)
        return {id for step in hot for id in step.about.items}

    def _number(self, index: int) -> int | None:
        """Which of the opportunities the audience gets to see this one is; None for the only one,
        and for one that is hidden.
        """
        seen = [
            n
            for n, step in enumerate(self._story)
            if step.kind == "opportunity" and not step.hidden
        ]
        return seen.index(index) + 1 if index in seen and len(seen) > 1 else None

    def _reading(self, scenario: str) -> Reading:
        if scenario not in self._readings:
            self._readings[scenario] = self._read(scenario)
        return self._readings[scenario]


def _scene(step: Step, scenario: str, parts: Parts) -> Scene:
    """The step's own words before ours; captions are cut, the whole is kept beside them."""
    whole = user_text(step.caption, LONGEST_SENTENCE) or parts.sentence
    caption = shortened(whole, LONGEST_CAPTION)
    return Scene(
        step,
        scenario,
        shortened(names.spoken(step.title, 200) or parts.title, _LONGEST_TITLE),
        caption,
        step.notes,
        parts.items,
        parts.areas,
        parts.region,
        parts.compare,
        parts.lines,
        parts.flag,
        whole if whole != caption else "",
    )
