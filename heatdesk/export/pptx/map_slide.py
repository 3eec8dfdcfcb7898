"""MapSlide: a scene of the story as a slide: the stage's marks as shapes that can be dragged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from heatdesk.analysis.reading import Reading
from heatdesk.analysis.story.scenes import Scene
from heatdesk.analysis.words import listed, where
from heatdesk.export.caption import caption
from heatdesk.export.forms import HeatKind
from heatdesk.export.pptx import item_groups
from heatdesk.export.pptx.heat_bands import Band, Values, bands
from heatdesk.export.pptx.shapes import Shapes
from heatdesk.export.pptx.skeleton import MAP_SLIDE
from heatdesk.export.pptx.texts import fill_map_text
from heatdesk.export.pptx.theme import themed
from heatdesk.figure import board, stage_legend
from heatdesk.figure.arrows import newcomers
from heatdesk.figure.bubbles import Bubble, bubbles
from heatdesk.figure.compose import legend_key
from heatdesk.figure.emphasis import stressed
from heatdesk.figure.heat_marks import heat_picture
from heatdesk.figure.labels import Label
from heatdesk.figure.legend import Key
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Line, Mark, Picture, Rings
from heatdesk.figure.stage import Layers, stage_layers
from heatdesk.figure.stage_labels import Labelled, labelled, numbered
from heatdesk.figure.stage_layout import StageLayout, stage_look
from heatdesk.heat.field import analysis_grid, rebuild
from heatdesk.heat.overlay import difference
from heatdesk.model.items import LAYERS, Layer
from heatdesk.model.planning import other_target
from heatdesk.model.project import Project
from heatdesk.model.properties import Overlay

_MOST_AREAS: Final = 5
"""Hot areas that the heat's alternative text names."""


Areas = dict[tuple[str, Overlay, str | None], Sequence[Band]]
"""By scenario, overlay and what is compared with."""


@dataclass(frozen=True)
class MapSlide:
    """A scene on its way to a slide. `labels` are those of its scenario, whatever it shows. It is
    compared with `target`, or, where that is None and the scene wants it, with the map's target.
    """

    project: Project
    scene: Scene
    reading: Reading
    look: Look
    layout: StageLayout
    labels: Sequence[Label]
    heat: HeatKind = "picture"
    overlay: Overlay = "alignment"
    legend: bool = True
    target: str | None = None
    drawn: Areas = field(default_factory=dict)
    """The areas of heats that other slides show: most show the same."""

    def add_to(self, presentation: Any) -> Any:
        """The slide, complete but for its notes; drawn from back to front."""
        slide = presentation.slides.add_slide(presentation.slide_layouts[MAP_SLIDE])
        fill_map_text(slide, self.scene, self.layout, tuple(self._lost()))
        shapes = Shapes(slide)
        self._heat(shapes)
        self._board(shapes)
        self._stress(shapes)
        self._moves(shapes)
        self._items(shapes)
        self._legend(shapes)
        return slide

    def _heat(self, shapes: Shapes) -> None:
        """The heat, and on it the lines around what is warm and what is hot."""
        name = f"Heat: {self._key.words.name}"
        if self.scene.step.show.heat and self.heat == "picture":
            shapes.picture(self._picture, name, self._told_heat)
        elif self.scene.step.show.heat:
            shapes.areas(self._bands(), name, self._told_heat)
        if self.overlay == "alignment":
            for mark in self._layers.heat:
                if isinstance(mark, Rings):
                    zone = "Warm" if mark.stroke.dash else "Hot"
                    shapes.rings(mark, f"{zone} outline", f"A line around what is {zone.lower()}")

    def _bands(self) -> Sequence[Band]:
        shown = self.scene.scenario, self.overlay, self._target
        if shown not in self.drawn:
            self.drawn[shown] = list(bands(self._values, self._key, self.layout.frame))
        return self.drawn[shown]

    def _board(self, shapes: Shapes) -> None:
        if not self.scene.step.show.axes:
            return
        properties, frame, worn = self.project.properties, self.layout.frame, self._worn
        ends = board.end_names(properties, frame, worn, self.layout.plane_right)
        parts: list[tuple[str, Iterable[Mark]]] = [
            ("Axis" if isinstance(mark, Line) else "Plane", [mark])
            for mark in board.axes(properties, frame, worn)
        ]
        differing = self.scene.step.show.heat and self._key.differing
        corners = board.quadrant_names(properties, frame, worn, differing)
        parts += [("Axis end", ends), ("Quadrant", corners)]
        told = caption(self.project, self.scene.scenario, self.overlay, self._target).text
        shapes.group(parts, "Map: axes and names", told)

    def _stress(self, shapes: Shapes) -> None:
        """What the step speaks of: outlines, and lines from roles to technologies."""
        rings = [mark for mark in self._layers.stress if isinstance(mark, Rings)]
        lines = [mark for mark in self._layers.stress if isinstance(mark, Line)]
        shapes.group([("Highlight", rings)], "Highlight", "What this slide speaks of, outlined")
        shapes.group([("Link", lines)], "Links", "Lines from the role to its technologies")

    def _moves(self, shapes: Shapes) -> None:
        """What only the target has, and where it wants what is shown."""
        target, view = self._target, self._view
        if target is None:
            return
        place = view.frame, view.look, self._shown_layers
        named = self.target is not None  # the stage has no names of what is not there yet
        new = newcomers(self.project, self.scene.scenario, target, *place, labels=named)
        told = "Items that only the target has"
        shapes.group([("Newcomer", new)], "Only in the target", told)
        for name, told, marks in item_groups.moves(view, self._shown, target):
            shapes.group([("Move", marks)], name, told)

    def _items(self, shapes: Shapes) -> None:
        """Every item with its name; what is spoken of lies on top."""
        labels = {bubble.item.id: label for bubble, label in self._labelled}
        for bubble in sorted(self._shown, key=self._stressed):
            parts = item_groups.parts(self._view, bubble, labels.get(bubble.item.id))
            told = item_groups.told(self._view, bubble)
            shapes.group(parts, item_groups.name(self.project, bubble), told)

    def _legend(self, shapes: Shapes) -> None:
        show, layers = self.scene.step.show, self._shown_layers
        key = self._key if show.heat else None
        if not (self.legend and show.legend) or (key is None and not layers):
            return
        layout = self.layout
        marks = stage_legend.legend(
            self.project, layers, key, layout.aside, layout.unit, self._worn
        )
        shapes.group([("Legend", marks)], "Legend", _told_legend(key))

    @property
    def _view(self) -> item_groups.View:
        over_heat, items = self.scene.step.show.heat, self.scene.items
        return item_groups.View(
            self.project, self.scene.scenario, self.layout.frame, self._worn, over_heat, items
        )

    @cached_property
    def _layers(self) -> Layers:
        return stage_layers(
            self.project,
            self.scene,
            self.reading,
            themed(self.look),
            self.layout,
            labels=self.labels,
        )

    @cached_property
    def _worn(self) -> Look:
        return stage_look(themed(self.look))

    @cached_property
    def _key(self) -> Key:
        return legend_key(self.project, self.overlay, self.look, self._target)

    @cached_property
    def _values(self) -> Values:
        shown = filter(None, (self.scene.scenario, self._target))
        n = max(analysis_grid(self.project, scenario) for scenario in shown)
        values = rebuild(self.project, self.scene.scenario, n).overlay(self.overlay)
        if self._target is None:
            return values
        return difference(values, rebuild(self.project, self._target, n).overlay("alignment"))

    @property
    def _picture(self) -> Picture:
        return heat_picture(self._values, self._key.span, self._key.table, self.layout.frame)

    @property
    def _target(self) -> str | None:
        if self.target is not None or not self.scene.compare:
            return self.target
        return other_target(self.project, self.scene.scenario)

    @property
    def _shown_layers(self) -> tuple[Layer, ...]:
        show = self.scene.step.show
        visible: dict[Layer, bool] = {"technology": show.technologies, "role": show.roles}
        return tuple(layer for layer in LAYERS if visible[layer])

    @cached_property
    def _shown(self) -> tuple[Bubble, ...]:
        return bubbles(self.project, self.scene.scenario, self._shown_layers)

    @cached_property
    def _labelled(self) -> list[Labelled]:
        """The names that the step lets be seen, where the stage has them."""
        choice, frame = self.scene.step.show.labels, self.layout.frame
        pairs = labelled(self.project, self._shown, self.labels, self._stressed, frame, self._worn)
        if choice == "focus":
            return [pair for pair in pairs if self._stressed(pair[0])]
        return pairs if choice == "all" else []

    def _lost(self) -> Iterator[tuple[int, str]]:
        """The names that found no place, by the numbers on their markers."""
        return numbered(pair for pair in self._labelled if self._stressed(pair[0]))

    def _stressed(self, bubble: Bubble) -> bool:
        return stressed(self.scene.items, bubble.item.id)

    @property
    def _told_heat(self) -> str:
        """What the colours mean, and where it is hot."""
        words = self._key.words
        told = f"The colours show: {words.meaning.lower()}. From {words.low} to {words.high}."
        hot = [area for area in self.reading.areas if area.zone == "hot"]
        if not self._key.zones or not hot:
            return told
        axes = self.project.properties.axes
        places = [where(axes, area.peak.x, area.peak.y) for area in hot]
        return f"{told} Hot: {listed(places, _MOST_AREAS)}."


def _told_legend(key: Key | None) -> str:
    if key is None:
        return "Legend: the shapes of the layers"
    return f"Legend: colours from {key.words.low} to {key.words.high}, and the shapes of the layers"
