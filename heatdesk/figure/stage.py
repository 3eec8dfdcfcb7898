"""Stage: the audience's picture of one scene, as layers that a window may keep and fade.

The camera stands still: the plane's place follows from the page's size, and a name's place from the
scenario, so from step to step nothing moves but what the story says has moved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heatdesk.analysis.reading import Reading
from heatdesk.analysis.story.scenes import Scene
from heatdesk.figure import board, stage_legend, stage_words
from heatdesk.figure.arrows import arrows, newcomers
from heatdesk.figure.bubbles import Bubble, bubbles
from heatdesk.figure.crowd import crowd
from heatdesk.figure.emphasis import Emphasis, faded
from heatdesk.figure.heat_marks import heat_picture, zone_lines
from heatdesk.figure.labels import Label
from heatdesk.figure.legend import Key
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Figure, Line, Mark, Stroke
from heatdesk.figure.outlines import outlines, region
from heatdesk.figure.stage_labels import Labelled, labelled, numbered, steady_labels
from heatdesk.figure.stage_layout import StageLayout, stage_look
from heatdesk.figure.vision import seen_table
from heatdesk.heat.colours import colour_table, difference_table
from heatdesk.heat.field import analysis_grid, rebuild
from heatdesk.heat.overlay import difference
from heatdesk.heat.scale import difference_peak, difference_range
from heatdesk.heat.zones import Thresholds
from heatdesk.model.items import Layer
from heatdesk.model.planning import other_target
from heatdesk.model.project import Project

_CONNECTOR, _CASING = 2.0, 5.0
"""Widths of the lines from a role to its technologies, in design pixels."""

Values = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Layers:
    """The marks of a scene from back to front; what a step does not show is empty.

    `heat` is the field's picture with its contours, `board` the axes with their names, `stress` the
    outlines and lines of what is spoken of, `items` the bubbles with their labels, `words` all that
    stands beside the map.
    """

    heat: tuple[Mark, ...] = ()
    board: tuple[Mark, ...] = ()
    stress: tuple[Mark, ...] = ()
    items: tuple[Mark, ...] = ()
    words: tuple[Mark, ...] = ()

    @property
    def marks(self) -> tuple[Mark, ...]:
        return (*self.heat, *self.board, *self.stress, *self.items, *self.words)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the story a scene stands: from 0 to `count` - 1."""

    index: int
    count: int


def stage_figure(
    project: Project,
    scene: Scene,
    reading: Reading,
    look: Look,
    width: float,
    height: float,
    scale: float | None = None,
    place: Place | None = None,
) -> Figure:
    """A scene on a page of this size. `reading` is that of the scene's scenario; `scale` is the
    alignment that counts as full, where it is held from start to end; `place` adds the dots.
    """
    layout = StageLayout.of(width, height)
    made = stage_layers(project, scene, reading, look, layout, scale, place)
    return Figure(width, height, look.canvas, made.marks)


def stage_layers(
    project: Project,
    scene: Scene,
    reading: Reading,
    look: Look,
    layout: StageLayout,
    scale: float | None = None,
    place: Place | None = None,
    labels: Sequence[Label] | None = None,
) -> Layers:
    """The same as layers. `labels` are those of `stage_labels`, where they are at hand."""
    worn = stage_look(look)
    dotted = () if place is None else stage_words.dots(place.index, place.count, layout, worn)
    if scene.step.kind == "title":
        return Layers(words=(*stage_words.front_page(scene, layout, worn), *dotted))
    if labels is None:
        labels = stage_labels(project, scene.scenario, look, layout)
    held = reading.scale if scale is None else scale
    stage = _Stage(project, scene, reading, worn, layout, held, labels)
    return Layers(
        tuple(stage.heat()),
        tuple(stage.board()),
        tuple(stage.stress()),
        tuple(stage.items()),
        (*stage.words(), *dotted),
    )


def stage_labels(
    project: Project, scenario: str, look: Look, layout: StageLayout
) -> tuple[Label, ...]:
    """The labels of all that a scenario places, whichever of it a step shows."""
    return steady_labels(project, scenario, layout.frame, stage_look(look))


@dataclass(frozen=True, eq=False)
class _Stage:
    """One scene on its way to marks; `look` has the sizes of the stage. What several layers need
    is worked out once.
    """

    project: Project
    scene: Scene
    reading: Reading
    look: Look
    layout: StageLayout
    scale: float
    labels: Sequence[Label]

    def heat(self) -> Iterator[Mark]:
        show, frame = self.scene.step.show, self.layout.frame
        if show.heat:
            shown = self._differences() if self.key.compared else self._values
            yield heat_picture(shown, self.key.span, self.key.table, frame)
        if show.contours and self._target is None:
            yield from zone_lines(self._values, self.key.thresholds, frame, self.look)

    def board(self) -> Iterator[Mark]:
        if not self.scene.step.show.axes:
            return
        properties, frame = self.project.properties, self.layout.frame
        yield from board.axes(properties, frame, self.look)
        yield from board.end_names(properties, frame, self.look, self.layout.plane_right)
        yield from board.quadrant_names(properties, frame, self.look)

    def stress(self) -> Iterator[Mark]:
        """The outline of what the step is about, and lines from its roles to its technologies."""
        areas = [self.reading.areas[n] for n in self.scene.areas if n < len(self.reading.areas)]
        rings = list(outlines(self._values, areas, self.reading.thresholds)) if areas else []
        if self.scene.region is not None:
            around = region(self.project.properties.axes, self.scene.region)
            rings += [] if around is None else [around]
        yield from Emphasis(None, tuple(rings)).outlines(self.layout.frame, self.look)
        if self.scene.step.kind == "hot":
            yield from self._connectors()

    def items(self) -> Iterator[Mark]:
        """The bubbles, all but the emphasised ones faint; what moves with an arrow."""
        frame, look, layers = self.layout.frame, self.look, self._layers()
        shown = bubbles(self.project, self.scene.scenario, layers)
        yield from self._moves(shown)
        yield from crowd(
            sorted(shown, key=self._stressed),  # what is spoken of lies on top of what is not
            self._labelled,
            frame,
            look,
            self.scene.step.show.heat,
            emphasised=self.scene.items,
        )

    def words(self) -> Iterator[Mark]:
        show, layout, unit = self.scene.step.show, self.layout, self.layout.unit
        layers = self._layers()
        key = self.key if show.heat else None
        legend = show.legend and (key is not None or bool(layers))
        reserved = (stage_legend.height(key) + 24.0) * unit if legend else 0.0
        lost = list(numbered(pair for pair in self._labelled if self._stressed(pair[0])))
        yield from stage_words.words(self.scene, layout, self.look, reserved, lost)
        if legend:
            box = layout.aside
            yield from stage_legend.legend(self.project, layers, key, box, unit, self.look)

    @cached_property
    def key(self) -> Key:
        settings, look = self.project.properties.heat, self.look
        thresholds, target = Thresholds.of(settings, self.scale), self._target
        if target is not None:
            span = difference_range(difference_peak(self.project, target))
            table = difference_table(settings, look.dark, look.plane)
            return Key("alignment", span, seen_table(table, look.vision), thresholds, True)
        table = colour_table(settings, "alignment", look.dark, look.plane)
        return Key("alignment", (0.0, self.scale), seen_table(table, look.vision), thresholds)

    @cached_property
    def _values(self) -> Values:
        project, scenario = self.project, self.scene.scenario
        n = analysis_grid(project, scenario)
        return rebuild(project, scenario, n).overlay("alignment")

    def _differences(self) -> Values:
        assert self._target is not None
        there = rebuild(self.project, self._target, len(self._values)).overlay("alignment")
        return difference(self._values, there)

    @property
    def _target(self) -> str | None:
        return other_target(self.project, self.scene.scenario) if self.scene.compare else None

    def _layers(self) -> tuple[Layer, ...]:
        show = self.scene.step.show
        wanted: tuple[tuple[Layer, bool], ...]
        wanted = (("technology", show.technologies), ("role", show.roles))
        return tuple(layer for layer, visible in wanted if visible)

    def _stressed(self, bubble: Bubble) -> bool:
        return self.scene.items is None or bubble.item.id in self.scene.items

    @cached_property
    def _labelled(self) -> list[Labelled]:
        """Of what is shown, what the step lets be named."""
        choice, frame = self.scene.step.show.labels, self.layout.frame
        shown = bubbles(self.project, self.scene.scenario, self._layers())
        pairs = labelled(self.project, shown, self.labels, self._stressed, frame, self.look)
        return [
            pair
            for pair in pairs
            if choice == "all" or (choice == "focus" and self._stressed(pair[0]))
        ]

    def _moves(self, shown: Sequence[Bubble]) -> Iterator[Mark]:
        """Where the target wants what is shown, and what else it has."""
        target, frame, look = self._target, self.layout.frame, self.look
        if target is None:
            return
        project, scenario = self.project, self.scene.scenario
        yield from newcomers(project, scenario, target, frame, look, self._layers(), labels=False)
        for bubble in shown:
            made = arrows([bubble], project, target, frame, look)
            yield from made if self._stressed(bubble) else faded(made)

    def _connectors(self) -> Iterator[Mark]:
        """From each role of the step to each of its technologies."""
        frame, chosen = self.layout.frame, self.scene.items or frozenset()
        ends: dict[Layer, list[tuple[float, float]]] = {"technology": [], "role": []}
        for bubble in bubbles(self.project, self.scene.scenario, self._layers()):
            if bubble.item.id in chosen:
                at = frame.x(bubble.placement.x), frame.y(bubble.placement.y)
                ends[bubble.item.layer].append(at)
        for colour, wide, opacity in (
            (self.look.canvas, _CASING, 0.8),
            (self.look.accent, _CONNECTOR, 1.0),
        ):
            stroke = Stroke(colour, wide * frame.unit, opacity)
            for role, technology in product(ends["role"], ends["technology"]):
                yield Line(*role, *technology, stroke)
