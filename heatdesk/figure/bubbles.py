"""Bubbles: an item at its placement, as the marks of its extent and its marker."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from heatdesk.figure.frame import Frame
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Box, Ellipse, Fill, Mark, Stroke
from heatdesk.model.items import LAYERS, Item, Layer, Placement
from heatdesk.model.project import Project

_MUTED: Final = 0.35
"""Opacity of an item that takes no part in the heat."""

_ROUNDING: Final = 0.28
"""Corner radius of a role's marker, as a share of its side."""


@dataclass(frozen=True, slots=True)
class Bubble:
    item: Item
    placement: Placement


def bubbles(
    project: Project, scenario: str, layers: Collection[Layer] = LAYERS
) -> tuple[Bubble, ...]:
    """What a scenario shows, bottom first."""
    placed = (Bubble(project.item(p.item), p) for p in project.placements(scenario))
    return tuple(bubble for bubble in placed if bubble.item.layer in layers)


def extent(bubble: Bubble, frame: Frame, look: Look, over_heat: bool) -> Ellipse:
    """The ellipse at which the item's own heat has fallen to half."""
    p = bubble.placement
    fill, stroke = look.extent_of(bubble.item.layer, over_heat)
    colour = own_colour(bubble, look) or stroke.colour
    faded = _MUTED if p.muted else 1.0
    return Ellipse(
        frame.x(p.x),
        frame.y(p.y),
        frame.length(p.width) / 2,
        frame.length(p.height) / 2,
        Fill(colour, fill.opacity * faded) if fill else None,
        Stroke(colour, stroke.width * frame.unit, stroke.opacity * faded, stroke.dash),
    )


def marker(bubble: Bubble, frame: Frame, look: Look) -> Iterator[Mark]:
    """A solid disc for a technology, a hollow rounded square for a role, each in its casing."""
    layer = look.layer(bubble.item.layer)
    x, y = frame.x(bubble.placement.x), frame.y(bubble.placement.y)
    opacity = _MUTED if bubble.placement.muted else 1.0
    side, unit = look.marker * frame.unit, frame.unit
    casing = Fill(look.casing, opacity)
    if bubble.item.layer == "technology":
        half = side / 2
        yield Ellipse(x, y, half + 2 * unit, half + 2 * unit, casing)
        yield Ellipse(x, y, half, half, Fill(own_colour(bubble, look) or layer.fill, opacity))
        return
    yield _square(x, y, side + 3 * unit, casing)
    line = layer.outline_width * unit
    outline = Stroke(own_colour(bubble, look) or layer.outline, line, opacity)
    yield _square(x, y, side - line, Fill(layer.fill, opacity), outline)


def lock_badge(bubble: Bubble, frame: Frame, look: Look) -> Iterator[Mark]:
    """A small padlock at the lower left of the marker: the item stays where it is."""
    unit = frame.unit
    aside = 0.62 * look.marker * unit
    x, y = frame.x(bubble.placement.x) - aside, frame.y(bubble.placement.y) + aside
    yield Ellipse(x, y, 7.0 * unit, 7.0 * unit, Fill(look.casing), Stroke(look.text, unit, 0.7))
    yield Ellipse(x, y - 1.2 * unit, 2.1 * unit, 2.6 * unit, None, Stroke(look.text, 1.3 * unit))
    body = (x - 3.2 * unit, y - 0.8 * unit, 6.4 * unit, 4.6 * unit)
    yield Box(*body, Fill(look.text), None, 1.0 * unit)


def own_colour(bubble: Bubble, look: Look) -> str | None:
    """The colour that the user gave the item, if any, as the look's eyes see it."""
    return look.seen(bubble.item.color) if bubble.item.color else None


def _square(x: float, y: float, side: float, fill: Fill, stroke: Stroke | None = None) -> Box:
    return Box(x - side / 2, y - side / 2, side, side, fill, stroke, side * _ROUNDING)
