"""Compose: the whole picture of one scenario, ready for any writer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from heatdesk.analysis.reading import Reading, read
from heatdesk.figure import board, notes, text_blocks
from heatdesk.figure import legend as legends
from heatdesk.figure.arrows import arrows, newcomers
from heatdesk.figure.bubbles import bubbles
from heatdesk.figure.crowd import crowd
from heatdesk.figure.extras import PLAIN, Extras
from heatdesk.figure.frame import Frame
from heatdesk.figure.heading import heading
from heatdesk.figure.heat_marks import heat_picture, zone_lines
from heatdesk.figure.labels import Label, place_labels
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Figure, Mark
from heatdesk.figure.page import Page, page
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
from heatdesk.model.project import Project
from heatdesk.model.properties import Overlay


def compose(
    project: Project,
    scenario: str,
    overlay: Overlay,
    look: Look,
    width: float,
    height: float,
    target: str | None = None,
    extras: Extras = PLAIN,
    reading: Reading | None = None,
) -> Figure:
    """The scenario's map with title, axes, heat, bubbles, legend and the extras on a page of this
    size.

    `target`, if that is another scenario, shows instead of the overlay how it differs.
    `reading` is the scenario's, if it is known already: findings and method note need it.
    """
    target = None if target == scenario else target
    n = max(analysis_grid(project, id) for id in (scenario, target) if id is not None)
    field = rebuild(project, scenario, n)
    worn, key = extras.worn(look), legend_key(project, overlay, look, target)
    told = (reading or read(project, scenario)) if extras.words else None
    sheet, labels = _laid_out(project, scenario, key, worn, extras, told, width, height)
    marks = (
        *heading(project, scenario, extras, width, sheet.frame.unit, worn, target),
        *map_marks(
            project, scenario, field, key, sheet.frame, worn, sheet.plane_right, labels, target
        ),
        *_beside(project, scenario, key, sheet, labels, extras, worn),
        *_words(sheet, told, worn),
    )
    return Figure(width, height, worn.canvas, marks)


def legend_key(
    project: Project, overlay: Overlay, look: Look, target: str | None = None
) -> legends.Key:
    """The range, colours and thresholds of an overlay, or of a comparison with a scenario; from all
    scenarios at rest.
    """
    settings = project.properties.heat
    peak = project_peak(project, "alignment")
    highest = peak if overlay == "alignment" else project_peak(project, overlay)
    thresholds = Thresholds.of(settings, alignment_scale(settings, peak))
    if target is not None:
        span = difference_range(difference_peak(project, target))
        table = seen_table(difference_table(settings, look.dark, look.plane), look.vision)
        own = target == project.properties.target
        return legends.Key("alignment", span, table, thresholds, compared=True, to_target=own)
    table = seen_table(colour_table(settings, overlay, look.dark, look.plane), look.vision)
    return legends.Key(overlay, colour_range(settings, overlay, highest), table, thresholds)


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
    target: str | None = None,
) -> Iterator[Mark]:
    """The map itself, from its ground to its labels, which `map_labels` has placed. With a target,
    whose comparison the key is then of, also the ways to it.
    """
    shown, properties = bubbles(project, scenario), project.properties
    values = field.overlay(key.overlay)
    if target is not None:
        there = rebuild(project, target, len(values)).overlay("alignment")
        values = difference(values, there)
    yield heat_picture(values, key.span, key.table, frame)
    if key.zones:
        yield from zone_lines(values, key.thresholds, frame, look)
    yield from board.axes(properties, frame, look)
    yield from board.end_names(properties, frame, look, page_width)
    yield from board.quadrant_names(properties, frame, look, key.differing)
    if target is not None:
        yield from newcomers(project, scenario, target, frame, look)
        yield from arrows(shown, project, target, frame, look)
    yield from crowd(shown, zip(shown, labels, strict=True), frame, look)


def _laid_out(
    project: Project,
    scenario: str,
    key: legends.Key,
    look: Look,
    extras: Extras,
    reading: Reading | None,
    width: float,
    height: float,
) -> tuple[Page, tuple[Label, ...]]:
    """The page and the map's labels. Where no legend makes room for names that the map has no place
    for, the page is laid out once more.
    """
    method = notes.method(reading) if reading is not None and extras.method else None
    axes = project.properties.axes
    sheet = page(axes, look, key, extras, method, width, height)
    labels = map_labels(project, scenario, sheet.frame, look)
    if (extras.legend and not extras.findings) or all(label.number is None for label in labels):
        return sheet, labels
    sheet = page(axes, look, key, extras, method, width, height, listing=True)
    return sheet, map_labels(project, scenario, sheet.frame, look)


def _beside(
    project: Project,
    scenario: str,
    key: legends.Key,
    sheet: Page,
    labels: Sequence[Label],
    extras: Extras,
    look: Look,
) -> Iterator[Mark]:
    """The legend, and the names that stand under it."""
    if extras.legend:
        yield from legends.legend(project, scenario, key, sheet.legend, look)
    left, top, _, bottom = sheet.names
    place = replace(sheet.legend, x=left, y=top)
    yield from legends.numbered(project, labels, place, bottom - top, look)


def _words(sheet: Page, reading: Reading | None, look: Look) -> Iterator[Mark]:
    """What the page says in sentences."""
    if reading is not None and sheet.words is not None:
        yield from text_blocks.listed(notes.findings(reading), sheet.words, sheet.frame.unit, look)
    if reading is not None and sheet.foot is not None:
        yield from text_blocks.small_print(
            notes.method(reading), sheet.foot, sheet.frame.unit, look
        )
