"""Scenery: the visible bubbles and labels of one canvas, and which of them are moving just now."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from heatdesk.canvas.nameable import ENDS, QUADRANT_NAMES, TITLE_NAME, Nameable
from heatdesk.canvas.view import View
from heatdesk.figure import board
from heatdesk.figure.arrows import arrows, newcomers
from heatdesk.figure.bubbles import Bubble, bubbles
from heatdesk.figure.crowd import crowd
from heatdesk.figure.frame import Frame
from heatdesk.figure.labels import Label, place_labels
from heatdesk.figure.marks import Mark, Text
from heatdesk.model import keys
from heatdesk.model.change import Change
from heatdesk.model.project import Project

HINT = "Press T for a technology, R for a role, or double-click where it belongs"


@dataclass(frozen=True, slots=True)
class _Spot:
    """A label as it was laid out, with its marker's place at that moment."""

    label: Label
    x: float
    y: float

    def now(self, bubble: Bubble, frame: Frame) -> Label:
        dx = frame.x(bubble.placement.x) - self.x
        dy = frame.y(bubble.placement.y) - self.y
        return self.label.moved(dx, dy) if dx or dy else self.label


@dataclass(slots=True)
class Scenery:
    """Follows a project. `loose` names the bubbles that are painted apart because they move."""

    view: View
    project: Project
    scenario: str
    frame: Frame
    page_width: float = 0.0
    target: str | None = None
    """The scenario that this one is compared with, if it is."""
    loose: set[str] = field(default_factory=set)
    hidden_name: str | None = None
    """The item whose name an editor shows in its place."""
    _bubbles: dict[str, Bubble] = field(default_factory=dict)
    _spots: dict[str, _Spot] = field(default_factory=dict)
    _texts: tuple[tuple[Nameable, Text], ...] = ()

    @property
    def bubbles(self) -> Sequence[Bubble]:
        """What is visible, bottom first."""
        return tuple(self._bubbles.values())

    @property
    def labels(self) -> Sequence[Label]:
        """The labels where they are now, in the bubbles' order."""
        return tuple(self._labels(self._bubbles))

    @property
    def texts(self) -> Sequence[tuple[Nameable, Text]]:
        """The names of the map, the axis ends and the quadrants, as they are drawn."""
        return self._texts

    def bubble(self, id: str) -> Bubble | None:
        return self._bubbles.get(id)

    def label(self, id: str) -> Label | None:
        return next(iter(self._labels([id])), None)

    def lay_out(
        self,
        project: Project,
        scenario: str,
        frame: Frame,
        page_width: float,
        target: str | None = None,
    ) -> None:
        """Takes everything from the project anew; nothing is loose any more."""
        self.project, self.scenario, self.target = project, scenario, target
        self.frame, self.page_width = frame, page_width
        self.loose.clear()
        shown = bubbles(project, scenario, self.view.shown.layers)
        self._bubbles = {bubble.item.id: bubble for bubble in shown}
        overlay = project.properties.heat.overlay
        differing = self.view.shown.heat and (target is not None or overlay == "gap")
        look = self.view.look
        quadrants = tuple(board.quadrant_names(project.properties, frame, look, differing))
        self._texts = (
            (TITLE_NAME, self._title()),
            *zip(ENDS, self._ends(), strict=True),
            *zip(QUADRANT_NAMES, quadrants, strict=True),
        )
        placed = place_labels(shown, frame, self.view.look, board.covered(quadrants))
        self._spots = {
            label.id: _Spot(label, frame.x(b.placement.x), frame.y(b.placement.y))
            for label, b in zip(placed, shown, strict=True)
        }

    def follow(self, project: Project, change: Change) -> bool:
        """Takes moved placements from a change; they become loose. False if that is not enough."""
        self.project = project
        for key in change:
            if key[0] == "order" and key[-1] in {"items", self.scenario}:
                continue
            if key[0] == "item" and keys.placement(self.scenario, key[1]) in change.records:
                continue  # a copy that comes or goes with its placement
            if key[0] != "placement" or key[1] != self.scenario:
                return False
            self._take(key[2])
        return True

    def still_marks(self, apart: Collection[str]) -> Iterator[Mark]:
        """The board and all bubbles but those `apart`."""
        look, properties = self.view.look, self.project.properties
        yield from board.axes(properties, self.frame, look)
        yield from (text for _, text in self._texts)
        if not self.project.items and self.view.hints:
            yield self._hint()
        if self.view.emphasis and not apart:  # what moves changes the areas, so they go
            yield from self.view.emphasis.outlines(self.frame, look)
        if self.target is not None:
            shown, way = self.view.shown, (self.scenario, self.target)
            yield from newcomers(self.project, *way, self.frame, look, shown.layers, shown.labels)
        yield from self._marks([id for id in self._bubbles if id not in apart])

    def loose_marks(self) -> Iterator[Mark]:
        """The bubbles that move, in their stacking order."""
        yield from self._marks([id for id in self._bubbles if id in self.loose])

    def _marks(self, ids: Sequence[str]) -> Iterator[Mark]:
        bubbles, shown = [self._bubbles[id] for id in ids], self.view.shown
        if self.target is not None:
            yield from arrows(bubbles, self.project, self.target, self.frame, self.view.look)
        labels = self._labels(ids) if shown.labels else ()
        seen = (label for label in labels if label.id != self.hidden_name)
        named = ((self._bubbles[label.id], label) for label in seen)
        look, badges, emphasis = self.view.look, self.view.hints, self.view.emphasis
        stressed = None if emphasis is None else emphasis.items
        yield from crowd(bubbles, named, self.frame, look, shown.heat, badges, stressed)

    def _labels(self, ids: Sequence[str] | dict[str, Bubble]) -> Iterator[Label]:
        for id in ids:
            if id in self._spots and id in self._bubbles:
                yield self._spots[id].now(self._bubbles[id], self.frame)

    def _take(self, id: str) -> None:
        placement = self.project.placement(self.scenario, id)
        self.loose.add(id)
        if placement is None:
            self._bubbles.pop(id, None)
            return
        bubble = Bubble(self.project.item(id), placement)
        if bubble.item.layer not in self.view.shown.layers:
            return
        before = self._bubbles.get(id)
        self._bubbles[id] = bubble
        if before is None or before.placement.label != placement.label or id not in self._spots:
            (label,) = place_labels([bubble], self.frame, self.view.look)
            x, y = self.frame.x(placement.x), self.frame.y(placement.y)
            self._spots[id] = _Spot(label, x, y)

    def _title(self) -> Text:
        draw = board.title_or_placeholder if self.view.hints else board.title_above
        return draw(self.project.properties, self.frame, self.view.look)

    def _ends(self) -> Iterator[Text]:
        draw = board.ends_or_placeholders if self.view.hints else board.end_names
        return draw(self.project.properties, self.frame, self.view.look, self.page_width)

    def _hint(self) -> Text:
        frame, look = self.frame, self.view.look
        x, y = frame.left + frame.side / 2, frame.top + frame.side * 0.25
        return Text(x, y, HINT, 14.0, look.secondary, 400, "middle", look.halo)
