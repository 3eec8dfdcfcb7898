"""StageCard: a test card for a room: letters of every size, the picture's edge, greys, the heat.

Who presents walks to the last row and sees what is lost there: which line can no longer be read,
which greys run into each other, whether a side of the picture is cut off or a circle is no circle.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from heatdesk.figure import lettering, stage_legend
from heatdesk.figure.legend import Key
from heatdesk.figure.look import Look
from heatdesk.figure.marks import (
    Box,
    Ellipse,
    Fill,
    Line,
    Mark,
    Picture,
    Rect,
    Stroke,
    Text,
    Weight,
)
from heatdesk.figure.stage_layout import (
    CAPTION,
    DESIGN_HEIGHT,
    LEAST,
    LEGEND,
    LINE,
    ROLE,
    TECHNOLOGY,
    TITLE,
    stage_look,
)
from heatdesk.figure.stage_legible import distance
from heatdesk.figure.vision import seen_table
from heatdesk.heat.colours import colour_table
from heatdesk.heat.zones import Thresholds
from heatdesk.model.items import LAYERS
from heatdesk.model.project import Project

_SIZES: Final[tuple[tuple[str, float, Weight], ...]] = (
    ("Title", TITLE, 600),
    ("Caption", CAPTION, 400),
    ("Role", ROLE, 600),
    ("Technology", TECHNOLOGY, 400),
    ("Line beside it", LINE, 400),
    ("Legend", LEGEND, 400),
    ("Quadrant", LEAST, 400),
)
_NAMES: Final = ("Blogs", "Sales", "Twitter", "Press", "Search")
_GREYS: Final = 9
_LEADING: Final = 1.75
_EDGE, _CORNER, _GAP = 3.0, 44.0, 16.0
_CIRCLE: Final = 92.0
"""Design pixels: the line at the edge, the marks in the corners, gaps, the circle's radius."""


def card(
    project: Project, look: Look, width: float, height: float, scale: float
) -> tuple[Mark, ...]:
    """The card on a page of this size, in a map's own colours; `scale` is the alignment that counts
    as full.
    """
    worn, unit = stage_look(look), height / DESIGN_HEIGHT
    margin = 2.2 * _CORNER * unit
    middle, key = width / 2, _key(project, worn, scale)
    left = (margin, margin, middle - _GAP * unit, height - margin)
    right = (middle + _GAP * unit, margin, width - margin, height - margin)
    return (
        *_edge(width, height, unit, worn),
        *_letters(left, height, unit, worn),
        *_names(left, key, unit, worn),
        *_shapes(right, unit, worn),
        *stage_legend.legend(project, LAYERS, key, right, unit, worn),
    )


def _edge(width: float, height: float, unit: float, look: Look) -> Iterator[Mark]:
    """A line at the very edge, and heavy corners: what is missing is cut off."""
    wide, arm, heavy = _EDGE * unit, _CORNER * unit, 3 * _EDGE * unit
    stroke = Stroke(look.accent, wide)
    yield Box(wide / 2, wide / 2, width - wide, height - wide, None, stroke)
    for x in (0.0, width):
        for y in (0.0, height):
            across, down = (arm if x == 0.0 else -arm), (arm if y == 0.0 else -arm)
            yield Box(*_turned(x, y, across, heavy if y == 0.0 else -heavy), Fill(look.accent))
            yield Box(*_turned(x, y, heavy if x == 0.0 else -heavy, down), Fill(look.accent))
    words = "The line is the edge of the picture: all four corners must be seen."
    size = LEAST * unit
    room = width - 2 * 2.2 * arm
    fitting = lettering.elide(words, size, room)
    base = height - 0.9 * arm
    yield Text(width / 2, base, fitting, size, look.secondary, 400, "middle")


def _turned(x: float, y: float, across: float, down: float) -> Rect:
    """A box from a corner, as x, y, width and height."""
    return min(x, x + across), min(y, y + down), abs(across), abs(down)


def _letters(box: Rect, height: float, unit: float, look: Look) -> Iterator[Mark]:
    """A line in every size of the stage, with the distance from which it should be read, in heights
    of the picture.
    """
    base = box[1] + lettering.ascent(TITLE * unit)
    for what, design, weight in _SIZES:
        size = design * unit
        words = f"{what}: {distance(size, height):.0f} heights away"
        fitting = lettering.elide(words, size, box[2] - box[0], weight)
        yield Text(box[0], base, fitting, size, look.text, weight)
        base += _LEADING * size + 0.6 * _GAP * unit


def _names(box: Rect, key: Key, unit: float, look: Look) -> Iterator[Mark]:
    """Names on the heat from cool to hot, at the lower edge of a box."""
    left, _, right, bottom = box
    high, size = 4.2 * TECHNOLOGY * unit, TECHNOLOGY * unit
    pixels = np.ascontiguousarray(key.table[None, :])
    yield Picture(left, bottom - high, right - left, high, pixels)
    yield Box(left, bottom - high, right - left, high, None, Stroke(look.axis, unit))
    for n, words in enumerate(_NAMES):
        x = left + (n + 0.5) * (right - left) / len(_NAMES)
        weight: Weight = 600 if n % 2 else 400
        base = bottom - high / 2 + size * (0.36 + (0.7 if n % 2 else -0.7))
        yield Text(x, base, words, size, look.text, weight, "middle", halo=look.halo)


def _shapes(box: Rect, unit: float, look: Look) -> Iterator[Mark]:
    """Greys that must all differ, and a circle that must be round, with its cross hairs."""
    left, top, right, _ = box
    high, wide = 3.0 * TITLE * unit, (right - left) / _GREYS
    for n in range(_GREYS):
        level = round(255 * n / (_GREYS - 1))
        yield Box(left + n * wide, top, wide, high, Fill(f"#{level:02x}{level:02x}{level:02x}"))
    yield Box(left, top, right - left, high, None, Stroke(look.axis, unit))
    radius = _CIRCLE * unit
    x, y = (left + right) / 2, top + high + radius + 2 * _GAP * unit
    yield Ellipse(x, y, radius, radius, None, Stroke(look.text, 2 * unit))
    for dx, dy in ((radius, 0.0), (0.0, radius)):
        yield Line(x - dx, y - dy, x + dx, y + dy, Stroke(look.text, unit))


def _key(project: Project, look: Look, scale: float) -> Key:
    settings = project.properties.heat
    table = seen_table(colour_table(settings, "alignment", look.dark, look.plane), look.vision)
    return Key("alignment", (0.0, scale), table, Thresholds.of(settings, scale))
