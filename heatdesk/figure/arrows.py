"""Arrows: from where items lie to where the target wants them."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Final

from heatdesk.analysis.distance import LEAST_MOVE as LEAST_MOVE
from heatdesk.figure import lettering
from heatdesk.figure.bubbles import Bubble, bubbles, extent, marker, own_colour
from heatdesk.figure.emphasis import faded
from heatdesk.figure.frame import Frame
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Clipped, Ellipse, Line, Mark, Stroke, Text, Weight
from heatdesk.model.items import LAYERS, Layer, Placement
from heatdesk.model.project import Project

_GHOST: Final = 0.45
"""Opacity of what is only in the target."""

_DASH: Final = (4.0, 3.0)
_LINE, _CASING = 1.75, 4.5
"""Widths of an arrow, in design pixels."""

_HEAD: Final = 7.0
"""Length of the two strokes of an arrow's head, in design pixels."""

_SPREAD: Final = math.radians(28.0)


def arrows(
    shown: Iterable[Bubble], project: Project, target: str, frame: Frame, look: Look
) -> Iterator[Mark]:
    """For each bubble that the target places elsewhere the outline that it has there, and an arrow
    to it.
    """
    for bubble in shown:
        there = project.placement(target, bubble.item.id)
        if there is not None and _distance(bubble.placement, there) > LEAST_MOVE:
            ghost = Bubble(bubble.item, there)
            yield Clipped(frame.box, _outline(ghost, frame, look))
            yield from _arrow(bubble, there, frame, look)


def newcomers(
    project: Project,
    scenario: str,
    target: str,
    frame: Frame,
    look: Look,
    layers: Collection[Layer] = LAYERS,
    labels: bool = True,
) -> Iterator[Mark]:
    """What only the target places: faint, where it places it."""
    for bubble in bubbles(project, target, layers):
        if project.placement(scenario, bubble.item.id) is None:
            yield Clipped(frame.box, _outline(bubble, frame, look))
            yield from faded(marker(bubble, frame, look), _GHOST)
            if labels:
                yield _name(bubble, frame, look)


def _distance(here: Placement, there: Placement) -> float:
    return math.hypot(there.x - here.x, there.y - here.y)


def _outline(bubble: Bubble, frame: Frame, look: Look) -> tuple[Ellipse, Ellipse]:
    """The extent as a dashed line, with a casing: its ground is pale where all else is dark."""
    made = extent(bubble, frame, look, over_heat=True)
    colour = own_colour(bubble, look) or look.layer(bubble.item.layer).extent
    dash = tuple(length * frame.unit for length in _DASH)
    casing = Stroke(look.casing, frame.unit, 0.5)
    line = Stroke(colour, frame.unit, 0.8, dash)
    return replace(made, fill=None, stroke=casing), replace(made, fill=None, stroke=line)


def _arrow(bubble: Bubble, there: Placement, frame: Frame, look: Look) -> Iterator[Mark]:
    """From the marker's rim to the centre of the ghost, with a casing that shows on any heat."""
    here = bubble.placement
    ax, ay = frame.x(here.x), frame.y(here.y)
    bx, by = frame.x(there.x), frame.y(there.y)
    angle = math.atan2(by - ay, bx - ax)
    rim = min((look.marker / 2 + 3.0) * frame.unit, math.hypot(bx - ax, by - ay))
    start = (ax + rim * math.cos(angle), ay + rim * math.sin(angle))
    strong = look.strength * frame.unit
    length = _HEAD * strong
    lines = [(*start, bx, by)]
    for turn in (math.pi - _SPREAD, math.pi + _SPREAD):
        x, y = bx + length * math.cos(angle + turn), by + length * math.sin(angle + turn)
        lines.append((bx, by, x, y))
    for colour, width, opacity in ((look.casing, _CASING, 0.8), (look.text, _LINE, 1.0)):
        stroke = Stroke(colour, width * strong, opacity)
        yield from (Line(*line, stroke) for line in lines)


def _name(bubble: Bubble, frame: Frame, look: Look) -> Text:
    """Beside the marker, in the quieter colour: it is not here yet."""
    size = look.label_size * frame.unit
    text = lettering.elide(" ".join(bubble.item.name.split()), size, 22 * size)
    x = frame.x(bubble.placement.x) + (look.marker / 2 + 4.0) * frame.unit
    y = frame.y(bubble.placement.y) + lettering.cap_height(size) / 2
    weight: Weight = 600 if bubble.item.layer == "role" else 400
    return Text(x, y, text, size, look.secondary, weight, halo=look.halo)
