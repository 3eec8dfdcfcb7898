"""StageScene: one scene on its way to marks, layer by layer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
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
from heatdesk.figure.bubbles import Bubble, bubbles, extent, marker
from heatdesk.figure.crowd import crowd
from heatdesk.figure.emphasis import Emphasis, faded
from heatdesk.figure.heat_marks import heat_picture, zone_lines
from heatdesk.figure.labels import Label
from heatdesk.figure.legend import Key
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Clipped, Line, Mark, Stroke
from heatdesk.figure.outlines import outlines, region
from heatdesk.figure.stage_labels import Labelled, labelled, numbered
from heatdesk.figure.stage_layout import StageLayout
from heatdesk.figure.vision import seen_table
from heatdesk.heat.colours import colour_table, difference_table
from heatdesk.heat.field import rebuild
from heatdesk.heat.overlay import difference
from heatdesk.heat.scale import difference_peak, difference_range
from heatdesk.heat.zones import Thresholds
from heatdesk.model.items import Layer
from heatdesk.model.planning import other_target
from heatdesk.model.project import Project

_CONNECTOR, _CASING = 2.0, 5.0
"""Widths of the lines from a role to its technologies, in design pixels."""

Values = NDArray[np.floating[Any]]


@dataclass(frozen=True, eq=False)
class StageScene:
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
    field: Callable[[str], Values]

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
        differing = self.scene.step.show.heat and self.key.differing
        yield from board.quadrant_names(properties, frame, self.look, differing)

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

    def moves(self) -> Iterator[Mark]:
        target, frame, look = self._target, self.layout.frame, self.look
        if target is None:
            return
        project, scenario = self.project, self.scene.scenario
        yield from newcomers(project, scenario, target, frame, look, self._layers(), labels=False)
        for bubble in self._shown:
            made = arrows([bubble], project, target, frame, look)
            yield from made if self._stressed(bubble) else faded(made)

    def extents(self) -> Iterator[Mark]:
        yield from self._extents(self._shown)

    def front(self) -> tuple[Mark, ...] | None:
        if self.scene.items is None:
            return None
        return tuple(self._extents(b for b in self._shown if self._stressed(b)))

    def items(self) -> Iterator[Mark]:
        """The bubbles, all but the emphasised ones faint."""
        yield from crowd(
            sorted(self._shown, key=self._stressed),  # what is spoken of lies on top
            self._labelled,
            self.layout.frame,
            self.look,
            self.scene.step.show.heat,
            emphasised=self.scene.items,
        )

    def names(self) -> Iterator[Mark]:
        """The same without the extents."""
        frame, look = self.layout.frame, self.look
        for bubble in sorted(self._shown, key=self._stressed):
            yield from self._seen(bubble, marker(bubble, frame, look))
        for bubble, label in self._labelled:
            yield from self._seen(bubble, label.marks(bubble, frame, look))

    def _seen(self, bubble: Bubble, marks: Iterable[Mark]) -> Iterable[Mark]:
        return marks if self._stressed(bubble) else faded(marks)

    def _extents(self, shown: Iterable[Bubble]) -> Iterator[Mark]:
        frame, heat = self.layout.frame, self.scene.step.show.heat
        found = tuple(extent(bubble, frame, self.look, heat) for bubble in shown)
        if found:
            yield Clipped(frame.box, found)

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
        return self.field(self.scene.scenario)

    def _differences(self) -> Values:
        assert self._target is not None
        there = rebuild(self.project, self._target, len(self._values)).overlay("alignment")
        return difference(self._values, there)

    @property
    def _target(self) -> str | None:
        return other_target(self.project, self.scene.scenario) if self.scene.compare else None

    @cached_property
    def _shown(self) -> tuple[Bubble, ...]:
        return bubbles(self.project, self.scene.scenario, self._layers())

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
        pairs = labelled(self.project, self._shown, self.labels, self._stressed, frame, self.look)
        return [
            pair
            for pair in pairs
            if choice == "all" or (choice == "focus" and self._stressed(pair[0]))
        ]

    def _connectors(self) -> Iterator[Mark]:
        """From each role of the step to each of its technologies."""
        frame, chosen = self.layout.frame, self.scene.items or frozenset()
        ends: dict[Layer, list[tuple[float, float]]] = {"technology": [], "role": []}
        for bubble in self._shown:
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
