"""Compose: the whole picture of one scenario, ready for any writer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from heatdesk.figure import board, lettering
from heatdesk.figure import legend as legends
from heatdesk.figure.arrows import arrows, newcomers
from heatdesk.figure.bubbles import bubbles
from heatdesk.figure.crowd import crowd
from heatdesk.figure.frame import Frame
from heatdesk.figure.heat_marks import heat_picture, zone_lines
from heatdesk.figure.labels import Label, place_labels
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Figure, Mark, Text
from heatdesk.figure.vision import seen_table
from heatdesk.heat.colours import colour_table, difference_table
from heatdesk.heat.field import Field, analysis_grid, rebuild
from heatdesk.heat.overlay import difference
from heatdesk.heat.scale import (
    alignment_scale,
    colour_range,
    difference_peak,
    difference_range,
    project_peak,
)
from heatdesk.heat.zones import Thresholds
from heatdesk.model.planning import other_target
from heatdesk.model.project import Project
from heatdesk.model.properties import Overlay

DESIGN_WIDTH, DESIGN_HEIGHT = 1280.0, 800.0
"""The page on which one design pixel is one page unit."""

_MARGIN: Final = 28.0
_SIDE_BY_SIDE: Final = 1.15
"""From this ratio of width to height on, the legend stands beside the plane, else below it."""


@dataclass(frozen=True, slots=True)
class _Layout:
    frame: Frame
    legend: legends.Place
    plane_width: float
    """How far to the right the plane and its names may go."""


def compose(
    project: Project,
    scenario: str,
    overlay: Overlay,
    look: Look,
    width: float,
    height: float,
    compared: bool = False,
) -> Figure:
    """The scenario's map with title, axes, heat, bubbles and legend on a page of this size.

    `compared` shows instead of the overlay how the target differs, if that is another scenario.
    """
    target = other_target(project, scenario) if compared else None
    n = max(analysis_grid(project, id) for id in (scenario, target) if id is not None)
    field = rebuild(project, scenario, n)
    key = legend_key(project, overlay, look, target)
    layout = _layout(project, look, key, width, height)
    frame, place = layout.frame, layout.legend
    labels = map_labels(project, scenario, frame, look)
    below = place.y + legends.height(key) * place.unit
    numbers = replace(place, y=below)
    room = height - below - _MARGIN * place.unit
    marks = (
        *_title(project, scenario, layout, look, width),
        *map_marks(project, scenario, field, key, frame, look, layout.plane_width, labels),
        *legends.legend(project, scenario, key, place, look),
        *legends.numbered(project, labels, numbers, room, look),
    )
    return Figure(width, height, look.canvas, marks)


def legend_key(
    project: Project, overlay: Overlay, look: Look, target: str | None = None
) -> legends.Key:
    """The range, colours and thresholds of an overlay, or of a comparison with a target; from all
    scenarios at rest.
    """
    settings = project.properties.heat
    peak = project_peak(project, "alignment")
    own = peak if overlay == "alignment" else project_peak(project, overlay)
    thresholds = Thresholds.of(settings, alignment_scale(settings, peak))
    if target is not None:
        span = difference_range(difference_peak(project, target))
        table = seen_table(difference_table(settings, look.dark, look.plane), look.vision)
        return legends.Key("alignment", span, table, thresholds, compared=True)
    table = seen_table(colour_table(settings, overlay, look.dark, look.plane), look.vision)
    return legends.Key(overlay, colour_range(settings, overlay, own), table, thresholds)


def map_labels(project: Project, scenario: str, frame: Frame, look: Look) -> tuple[Label, ...]:
    """The labels of all bubbles, clear of the quadrants' names."""
    names = board.quadrant_names(project.properties, frame, look)
    return place_labels(bubbles(project, scenario), frame, look, board.covered(names))


def map_marks(
    project: Project,
    scenario: str,
    field: Field,
    key: legends.Key,
    frame: Frame,
    look: Look,
    page_width: float,
    labels: Sequence[Label],
) -> Iterator[Mark]:
    """The map itself, from its ground to its labels, which `map_labels` has placed. With a key of a
    comparison also the ways to the target.
    """
    shown, properties = bubbles(project, scenario), project.properties
    target = other_target(project, scenario) if key.compared else None
    values = field.overlay(key.overlay)
    if target is not None:
        there = rebuild(project, target, len(values)).overlay("alignment")
        values = difference(values, there)
    yield heat_picture(values, key.span, key.table, frame)
    if key.zones:
        yield from zone_lines(values, key.thresholds, frame, look)
    yield from board.axes(properties, frame, look)
    yield from board.end_names(properties, frame, look, page_width)
    yield from board.quadrant_names(properties, frame, look)
    if target is not None:
        yield from newcomers(project, scenario, target, frame, look)
        yield from arrows(shown, project, target, frame, look)
    yield from crowd(shown, zip(shown, labels, strict=True), frame, look)


def _layout(project: Project, look: Look, key: legends.Key, width: float, height: float) -> _Layout:
    unit = min(width / DESIGN_WIDTH, height / DESIGN_HEIGHT)
    if width < _SIDE_BY_SIDE * height:
        unit = min(width / DESIGN_HEIGHT, height / DESIGN_WIDTH)
    margin, legend_width = _MARGIN * unit, legends.WIDTH * unit
    beside = width >= _SIDE_BY_SIDE * height
    room_below = 0.0 if beside else legends.height(key) * unit
    top = margin + 56 * unit
    plane_width = width - (legend_width + 2 * margin if beside else 0.0)
    side = max(
        1.0,
        board.fitting_side(
            project.properties.axes,
            look,
            plane_width / unit,
            (height - top - 48 * unit - room_below) / unit,
        )
        * unit,
    )
    frame = Frame((plane_width - side) / 2, top, side, unit)
    if beside:
        place = legends.Place(width - legend_width - margin, top, legend_width, unit)
    else:
        place = legends.Place(margin, frame.bottom + 48 * unit, legend_width, unit)
    return _Layout(frame, place, plane_width)


def _title(
    project: Project, scenario: str, layout: _Layout, look: Look, width: float
) -> Iterator[Text]:
    unit = layout.frame.unit
    x, room = _MARGIN * unit, width - 2 * _MARGIN * unit
    base = x + lettering.cap_height(look.title_size * unit)
    yield board.title(project.properties.title, x, base, room, look, unit)
    small = look.axis_size * unit
    name = lettering.elide(" ".join(project.scenario(scenario).name.split()), small, room)
    yield Text(x, x + 36 * unit, name, small, look.secondary)
