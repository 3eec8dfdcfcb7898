"""Version 1 of the file as typed records: what reads it, writes it and prints its JSON Schema.

The order of the keys in the file is the order here. The rest of the program works with the records
of heatdesk.model; `to_model` and `from_model` go between the two.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from heatdesk.model import findings, items, properties, scenario, story
from heatdesk.model.project import Project
from heatdesk.storage.characters import portable
from heatdesk.storage.fields import (
    Color,
    Crossing,
    Date,
    Extent,
    Id,
    Line,
    Link,
    Offset,
    Position,
    Scale,
    Share,
    Text,
    Threshold,
    Weight,
)


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all records of the file have in common."""


class Axis(Record, frozen=True, kw_only=True):
    name: Line = ""
    low: Line = ""
    high: Line = ""
    definition: Text = ""
    crossing: Crossing = 0.0


class Axes(Record, frozen=True, kw_only=True):
    x: Axis = Axis()
    y: Axis = Axis()


class Quadrant(Record, frozen=True, kw_only=True):
    name: Line = ""
    note: Text = ""
    empty_on_purpose: bool = False


class Quadrants(Record, frozen=True, kw_only=True):
    top_left: Quadrant = Quadrant()
    top_right: Quadrant = Quadrant()
    bottom_left: Quadrant = Quadrant()
    bottom_right: Quadrant = Quadrant()


class TechnologyName(Record, frozen=True, kw_only=True):
    name: Line = "Technologies"


class RoleName(Record, frozen=True, kw_only=True):
    name: Line = "Roles"


class LayerNames(Record, frozen=True, kw_only=True):
    technology: TechnologyName = TechnologyName()
    role: RoleName = RoleName()


class Item(Record, frozen=True, kw_only=True):
    id: Id
    layer: items.Layer
    name: Line
    group: Line = ""
    note: Text = ""
    link: Link = ""
    color: Color | None = None
    locked: bool = False


class LabelOffset(Record, frozen=True, kw_only=True):
    """In text heights from the marker."""

    dx: Offset = 0.0
    dy: Offset = 0.0


class Placement(Record, frozen=True, kw_only=True):
    item: Id
    x: Position
    y: Position
    width: Extent = items.DEFAULT_EXTENT
    height: Extent = items.DEFAULT_EXTENT
    weight: Weight = 1.0
    muted: bool = False
    reason: Text = ""
    label: LabelOffset | None = None


class Scenario(Record, frozen=True, kw_only=True):
    id: Id
    name: Line
    date: Date | None = None
    note: Text = ""
    placements: tuple[Placement, ...] = ()


class Heat(Record, frozen=True, kw_only=True):
    overlay: properties.Overlay = "alignment"
    colormap: properties.Colormap = "auto"
    opacity: Share = 1.0
    scale: Scale | None = None
    warm: Threshold = 0.5
    hot: Threshold = 0.75
    bands: bool = False
    doubt: Share = 0.1
    grid: Literal[0, 3, 4, 5, 6, 7, 8, 9, 10] = 0


class NamedItem(Record, frozen=True, kw_only=True):
    id: Id
    name: Line


class Finding(Record, frozen=True, kw_only=True):
    id: Id
    scenario: Id
    zone: findings.HotZone | None = None
    rule: findings.Rule | None = None
    subject: Line | None = None
    items: tuple[NamedItem, ...] = ()
    sentence: Text = ""
    owner: Line = ""
    action: Text = ""
    result: Text = ""
    activity: Text = ""
    review: Date | None = None


class About(Record, frozen=True, kw_only=True):
    scenario: Id | None = None
    items: tuple[Id, ...] = ()
    quadrant: properties.QuadrantKey | None = None
    side: properties.SideKey | None = None
    rule: findings.Rule | None = None


class Show(Record, frozen=True, kw_only=True):
    axes: bool = True
    technologies: bool = True
    roles: bool = True
    heat: bool = True
    contours: bool = True
    legend: bool = True
    labels: story.LabelChoice = "all"


class Step(Record, frozen=True, kw_only=True):
    id: Id
    kind: story.StepKind
    about: About = About()
    title: Line = ""
    caption: Text = ""
    notes: Text = ""
    show: Show = Show()
    hidden: bool = False


Scenarios = Annotated[
    tuple[Scenario, ...],
    Meta(min_length=1, extra={"words": "a list with at least one scenario"}),
]


class ProjectFile(Record, frozen=True, kw_only=True):
    """A whole file of version 1."""

    format: Literal["heatdesk"]
    version: Literal[1]
    title: Line = ""
    description: Text = ""
    axes: Axes = Axes()
    quadrants: Quadrants = Quadrants()
    layers: LayerNames = LayerNames()
    items: tuple[Item, ...]
    scenarios: Scenarios
    target: Id | None = None
    heat: Heat = Heat()
    findings: tuple[Finding, ...] = ()
    story: tuple[Step, ...] | None = None


def to_model(file: ProjectFile) -> Project:
    """The project that a sound file holds."""
    return Project.of(
        msgspec.convert(file, properties.Properties, from_attributes=True),
        msgspec.convert(file.items, tuple[items.Item, ...], from_attributes=True),
        [_scenario_and_placements(entry) for entry in file.scenarios],
        msgspec.convert(file.findings, tuple[findings.Finding, ...], from_attributes=True),
        msgspec.convert(file.story, tuple[story.Step, ...] | None, from_attributes=True),
    )


def from_model(project: Project) -> ProjectFile:
    """The file that holds the project. Raises msgspec.ValidationError where a value is not allowed.

    Bounds and characters are checked here, because records of the model can hold anything.
    """
    fields = properties.Properties.__dataclass_fields__
    return msgspec.convert(
        {
            "format": "heatdesk",
            "version": 1,
            **{name: getattr(project.properties, name) for name in fields},
            "items": project.items,
            "scenarios": [_scenario_record(project, entry) for entry in project.scenarios],
            "findings": project.findings,
            "story": project.story,
        },
        ProjectFile,
        from_attributes=True,
    )


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the current version, made from the records above."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "HeatDesk project, version 1",
        **msgspec.json.schema(ProjectFile),
    }
    return {key: _portable(value) for key, value in schema.items()}


def _scenario_and_placements(
    entry: Scenario,
) -> tuple[scenario.Scenario, tuple[items.Placement, ...]]:
    return (
        msgspec.convert(entry, scenario.Scenario, from_attributes=True),
        msgspec.convert(entry.placements, tuple[items.Placement, ...], from_attributes=True),
    )


def _scenario_record(project: Project, entry: scenario.Scenario) -> dict[str, Any]:
    return {
        "id": entry.id,
        "name": entry.name,
        "date": entry.date,
        "note": entry.note,
        "placements": project.placements(entry.id),
    }


def _portable(value: Any, key: str = "") -> Any:
    """The schema with patterns that other programs understand too."""
    if isinstance(value, dict):
        return {name: _portable(entry, name) for name, entry in value.items()}
    if isinstance(value, list):
        return [_portable(entry) for entry in value]
    return portable(value) if key == "pattern" else value
