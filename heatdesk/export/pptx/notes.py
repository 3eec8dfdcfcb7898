"""Notes: what a speaker reads: the step's own notes or, where there are none, the whole sentence
with its arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from heatdesk.analysis import telling
from heatdesk.analysis.distance import distance
from heatdesk.analysis.numerals import decimal
from heatdesk.analysis.reading import Reading
from heatdesk.analysis.sections import Line, Section
from heatdesk.analysis.story.scenes import Scene
from heatdesk.export.pptx.writing import fill_placeholder, paragraphs
from heatdesk.model.findings import HotZone
from heatdesk.model.planning import other_target
from heatdesk.model.project import Project


def add_notes(slide: Any, text: str) -> None:
    """Puts a text into the slide's notes; no notes page is made for nothing."""
    if text.strip():
        fill_placeholder(slide.notes_slide.notes_placeholder, paragraphs(text))


def scene_notes(project: Project, scene: Scene, reading: Reading) -> str:
    """What is said at a scene. A step that the map no longer supports says why first."""
    warning = [f"The map no longer shows this: {scene.flag}."] if scene.flag else []
    if scene.step.notes.strip():
        return "\n".join([*warning, scene.step.notes])
    own = [scene.sentence or scene.caption, *scene.lines]
    counted = [line for line in _arithmetic(project, scene, reading) if line not in own]
    return "\n".join(filter(None, [*warning, *own, *counted]))


def section_notes(section: Section) -> str:
    """A section of the reading in words."""
    return "\n".join(_told(section.lines))


def _arithmetic(project: Project, scene: Scene, reading: Reading) -> Iterator[str]:
    match scene.step.kind:
        case "title":
            yield from project.properties.description.split("\n")
        case "technologies" | "roles" as kind:
            lines = telling.balance(reading).lines[-2:]  # that of the roles comes first
            yield lines[0 if kind == "roles" else 1].text
        case "overlay" | "target":
            yield from _told(telling.balance(reading).lines[1:])
        case "warm":
            yield from _meetings(scene, reading, "warm")
        case "hot" | "more":
            yield from _meetings(scene, reading, "hot")
        case "opportunity":
            yield from _opportunity(scene, reading)
        case "moved":
            yield from _way(project, scene.scenario)
        case _:
            yield from _areas(scene, reading)


def _meetings(scene: Scene, reading: Reading, zone: HotZone) -> Iterator[str]:
    """The meetings of the roles that the scene speaks of, and the areas where they take place."""
    roles = [meeting.role for meeting in reading.meetings if meeting.zone == zone]
    told = telling.meetings(reading, zone).lines
    for role, line in zip(roles, told, strict=False):
        if scene.items is None or role in scene.items:
            yield f"{line.text}."
    yield from _areas(scene, reading)


def _areas(scene: Scene, reading: Reading) -> Iterator[str]:
    zones: tuple[HotZone, ...] = ("hot", "warm")
    for zone in zones:
        own = [n for n, area in enumerate(reading.areas) if area.zone == zone]
        for n, line in zip(own, telling.areas(reading, zone).lines, strict=False):
            if n in scene.areas:
                yield f"{zone.capitalize()} area {line.text}."
                yield from line.details


def _opportunity(scene: Scene, reading: Reading) -> Iterator[str]:
    about = scene.step.about
    subjects = {about.side, about.quadrant, *about.items}
    for found in reading.opportunities:
        if found.rule == about.rule and (found.subject in subjects or found.rule == "off_target"):
            yield f"{found.arithmetic}."


def _way(project: Project, scenario: str) -> Iterator[str]:
    target = other_target(project, scenario)
    way = distance(project, scenario, target) if target is not None else None
    if way is not None:
        yield f"The distance to the target is {decimal(way)}, weighed by the items' weights."


def _told(lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        yield line.text if line.part is None else f"{line.part} %  {line.text}"
        yield from line.details
