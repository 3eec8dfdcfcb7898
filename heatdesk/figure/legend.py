"""Legend: what the colours, lines and shapes mean, in words and numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from heatdesk.figure import lettering
from heatdesk.figure.bubbles import Bubble, marker
from heatdesk.figure.frame import Frame
from heatdesk.figure.labels import Label
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Box, Line, Mark, Picture, Stroke, Text, Weight
from heatdesk.figure.words import (
    COMPARISON_WORDS,
    OTHER_COMPARISON_WORDS,
    OVERLAY_WORDS,
    OverlayWords,
    number,
)
from heatdesk.heat.colours import Table
from heatdesk.heat.scale import Range
from heatdesk.heat.zones import Thresholds
from heatdesk.model.items import LAYERS, Item, Placement
from heatdesk.model.project import Project
from heatdesk.model.properties import Overlay

WIDTH: Final = 216.0
"""Design pixels that a legend is wide at least."""

_BAR: Final = 14.0
_ROW: Final = 22.0
_NUMBER_ROW: Final = 17.0


@dataclass(frozen=True, slots=True)
class Key:
    """What a legend explains: an overlay with its range, colours and thresholds. `compared`: it is
    how the alignment differs in the target or, where not `to_target`, in some other scenario.
    """

    overlay: Overlay
    span: Range
    table: Table
    thresholds: Thresholds
    compared: bool = False
    to_target: bool = True

    @property
    def zones(self) -> bool:
        """Whether hot and warm can be told from the colours."""
        return self.overlay == "alignment" and not self.compared

    @property
    def differing(self) -> bool:
        """Whether the colours have two sides and a middle, at which neither has more."""
        return self.span[0] < 0 < self.span[1]

    @property
    def words(self) -> OverlayWords:
        if not self.compared:
            return OVERLAY_WORDS[self.overlay]
        return COMPARISON_WORDS if self.to_target else OTHER_COMPARISON_WORDS


@dataclass(frozen=True, slots=True)
class Place:
    """Where on a page the legend goes; `unit` as in Frame."""

    x: float
    y: float
    width: float
    unit: float


def height(key: Key) -> float:
    """Design pixels that the legend of this overlay is high."""
    return 132.0 + 2 * _ROW + (2 * _ROW if key.zones else 0.0)


def legend(project: Project, scenario: str, key: Key, place: Place, look: Look) -> Iterator[Mark]:
    """The legend's marks, from its top left corner."""
    yield from _heading(key, place, look)
    yield from _bar(key, place, look)
    y = place.y + 116 * place.unit
    if key.zones:
        yield from _zone_rows(key, Place(place.x, y, place.width, place.unit), look)
        y += 2 * _ROW * place.unit
    yield from _layer_rows(project, scenario, Place(place.x, y, place.width, place.unit), look)


def numbered(
    project: Project, labels: Sequence[Label], place: Place, room: float, look: Look
) -> Iterator[Mark]:
    """The names that found no place on the map, by their numbers; the last line counts the rest."""
    found = [label for label in labels if label.number is not None]
    rows = max(int(room / (_NUMBER_ROW * place.unit)), 1)
    shown = found if len(found) <= rows else found[: rows - 1]
    size = look.small_size * place.unit
    for index, label in enumerate(shown):
        name = " ".join(project.item(label.id).name.split())
        fitting = lettering.elide(name, size, place.width - 32 * place.unit)
        down = (index + 0.7) * _NUMBER_ROW
        yield _text(place, 0, down, str(label.number), look.text, look.small_size, look, 600)
        yield _text(place, 32, down, fitting, look.text, look.small_size, look)
    if len(shown) < len(found):
        text = f"and {len(found) - len(shown)} more without a name on the map"
        down = (len(shown) + 0.7) * _NUMBER_ROW
        yield _text(place, 0, down, text, look.secondary, look.small_size, look)


def _heading(key: Key, place: Place, look: Look) -> Iterator[Mark]:
    words = key.words
    yield _text(place, 0, 14, words.name, look.text, 14.0, look, 600)
    yield _text(place, 0, 32, words.meaning, look.secondary, look.small_size, look)


def _bar(key: Key, place: Place, look: Look) -> Iterator[Mark]:
    """The colours with the numbers they stand for; thresholds are ticks with their own numbers."""
    unit, words = place.unit, key.words
    top, bar = place.y + 46 * unit, _BAR * unit
    pixels = np.ascontiguousarray(key.table[None, :])
    yield Picture(place.x, top, place.width, bar, pixels)
    yield Box(place.x, top, place.width, bar, None, Stroke(look.hairline, unit))
    low, high = key.span
    if key.differing:
        middle = place.x + place.width * -low / (high - low)
        yield Line(middle, top - 3 * unit, middle, top + bar, Stroke(look.text, unit))
    for value in _ticks(key):
        share = (value - low) / (high - low)
        x = place.x + share * place.width
        yield Line(x, top + bar, x, top + bar + 4 * unit, Stroke(look.axis, unit))
        anchor = "start" if share < 0.02 else "end" if share > 0.98 else "middle"
        size = look.small_size * unit
        base = top + bar + 17 * unit
        yield Text(x, base, number(value), size, look.text, 400, anchor)  # type: ignore[arg-type]
    yield _text(place, 0, 94, words.low, look.secondary, look.small_size, look)
    end = Place(place.x + place.width, place.y, place.width, unit)
    yield _text(end, 0, 94, words.high, look.secondary, look.small_size, look, end=True)


def _ticks(key: Key) -> tuple[float, ...]:
    low, high = key.span
    if not key.zones:
        return (low, (low + high) / 2, high)
    between = (t for t in (key.thresholds.warm, key.thresholds.hot) if t < 0.93 * high)
    return (low, *between, high)


def _zone_rows(key: Key, place: Place, look: Look) -> Iterator[Mark]:
    rows = (
        ("Hot", key.thresholds.hot, look.hot),
        ("Warm", key.thresholds.warm, look.warm),
    )
    for index, (name, threshold, stroke) in enumerate(rows):
        y = place.y + (index + 0.5) * _ROW * place.unit
        line = Stroke(
            stroke.colour, 1.5 * place.unit, 1.0, tuple(place.unit * d for d in stroke.dash)
        )
        yield Line(place.x, y, place.x + 22 * place.unit, y, line)
        down = (index + 0.5) * _ROW + 4
        text = f"{name}: {number(threshold)} and more"
        yield _text(place, 32, down, text, look.text, look.small_size, look)


def _layer_rows(project: Project, scenario: str, place: Place, look: Look) -> Iterator[Mark]:
    for index, layer in enumerate(LAYERS):
        down = (index + 0.5) * _ROW
        spot = Frame(place.x + 11 * place.unit, place.y + down * place.unit, 0.0, place.unit)
        sample = Bubble(Item("sample", layer, ""), Placement("sample", 0.0, 0.0))
        yield from marker(sample, spot, look)
        count = len(project.layer(scenario, layer))
        name = project.properties.layers.of(layer)
        room = place.width - 64 * place.unit
        size = look.small_size * place.unit
        fitting = lettering.elide(" ".join(name.split()), size, room)
        text = f"{fitting} ({count})"
        yield _text(place, 32, down + 4, text, look.text, look.small_size, look)


def _text(
    place: Place,
    right: float,
    down: float,
    text: str,
    colour: str,
    size: float,
    look: Look,
    weight: Weight = 400,
    end: bool = False,
) -> Text:
    x, y = place.x + right * place.unit, place.y + down * place.unit
    return Text(x, y, text, size * place.unit, colour, weight, "end" if end else "start")
