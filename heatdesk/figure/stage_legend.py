"""StageLegend: what colours, lines and shapes mean, in few words and large letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from heatdesk.figure import lettering
from heatdesk.figure.bubbles import Bubble, marker
from heatdesk.figure.frame import Frame
from heatdesk.figure.legend import Key
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Anchor, Box, Line, Mark, Picture, Rect, Stroke, Text
from heatdesk.model.items import LAYERS, Item, Layer, Placement
from heatdesk.model.project import Project

_BAR: Final = 18.0
_ROW: Final = 34.0
_WIDEST: Final = 420.0
_LINE: Final = 34.0
_INDENT: Final = 10.0
_BETWEEN: Final = 24.0
"""Design pixels: height of the bar, height of a row of text, the widest bar, a sample of a line;
between a sample and its word, and between two columns.
"""


def height(key: Key | None) -> float:
    """Design pixels that a legend is high: its heat, if any is shown, and its shapes."""
    return _ROW if key is None else _BAR + 2 * _ROW + (_ROW if key.zones else 0.0)


def legend(
    project: Project, layers: tuple[Layer, ...], key: Key | None, box: Rect, unit: float, look: Look
) -> Iterator[Mark]:
    """The legend at the lower edge of a box: the bar of the heat with its thresholds, the two
    lines, and the shapes of the layers that are shown.
    """
    top = box[3] - height(key) * unit
    named = [(layer, project.properties.layers.of(layer)) for layer in LAYERS if layer in layers]
    second = _second_column([name for _, name in named], box, unit, look)
    if key is not None:
        room = (box[0], top, min(box[2], box[0] + _WIDEST * unit), box[3])
        yield from _bar(key, room, unit, look)
        top += (_BAR + _ROW) * unit
        if key.zones:
            yield from _zones(room[0], top, second, unit, look)
            top += _ROW * unit
    yield from _shapes(named, (box[0], top, box[2], box[3]), second, unit, look)


def _second_column(names: Sequence[str], box: Rect, unit: float, look: Look) -> float:
    """How far to the right the second column begins: in the middle of what the legend may be wide,
    or farther where the first name needs it and the second leaves it room.
    """
    room = box[2] - box[0]
    half = min(room, _WIDEST * unit) / 2
    if len(names) < 2:
        return half
    indent, size = (look.marker + _INDENT) * unit, look.small_size * unit
    first, last = (lettering.width(" ".join(name.split()), size) + indent for name in names)
    wanted = first + _BETWEEN * unit
    return max(half, wanted) if wanted + last <= room else half


def _bar(key: Key, room: Rect, unit: float, look: Look) -> Iterator[Mark]:
    left, top, right, _ = room
    high = _BAR * unit
    pixels = np.ascontiguousarray(key.table[None, :])
    yield Picture(left, top, right - left, high, pixels)
    yield Box(left, top, right - left, high, None, Stroke(look.axis, unit))
    base = top + high + 0.75 * _ROW * unit
    low, top_value = key.span
    between = (key.thresholds.warm, key.thresholds.hot) if key.zones else (0.0,)
    for value in between:
        x = left + (right - left) * (value - low) / (top_value - low)
        yield Line(x, top, x, top + high + 5 * unit, Stroke(look.text, 1.5 * unit))
    half = (right - left) / 2 - 8 * unit
    words = (
        ("cool", "hot")
        if key.zones
        else key.words.ends(lambda word: lettering.width(word, look.small_size * unit) <= half)
    )
    yield _text(words[0], left, base, half, "start", unit, look)
    yield _text(words[1], right, base, half, "end", unit, look)


def _zones(left: float, top: float, second: float, unit: float, look: Look) -> Iterator[Mark]:
    """The dashed warm and the solid hot line, side by side."""
    middle, base = top + 0.5 * _ROW * unit, top + 0.75 * _ROW * unit
    for n, (word, stroke) in enumerate((("warm", look.warm), ("hot", look.hot))):
        x = left + n * second
        dash = tuple(length * unit for length in stroke.dash)
        line = Stroke(stroke.colour, stroke.width * unit, 1.0, dash)
        yield Line(x, middle, x + _LINE * unit, middle, line)
        yield _text(word, x + (_LINE + _INDENT) * unit, base, second, "start", unit, look)


def _shapes(
    named: Sequence[tuple[Layer, str]], room: Rect, second: float, unit: float, look: Look
) -> Iterator[Mark]:
    left, top, right, _ = room
    middle, base = top + 0.5 * _ROW * unit, top + 0.75 * _ROW * unit
    for n, (layer, name) in enumerate(named):
        x = left + n * second
        end = left + second - _INDENT * unit if n + 1 < len(named) else right
        spot = Frame(x + look.marker / 2 * unit, middle, 0.0, unit)
        yield from marker(
            Bubble(Item("sample", layer, ""), Placement("sample", 0.0, 0.0)), spot, look
        )
        at = x + (look.marker + _INDENT) * unit
        yield _text(name, at, base, end - at, "start", unit, look)


def _text(
    words: str, x: float, base: float, room: float, anchor: Anchor, unit: float, look: Look
) -> Text:
    size = look.small_size * unit
    fitting = lettering.elide(" ".join(words.split()), size, max(room, 0.0))
    return Text(x, base, fitting, size, look.secondary, 400, anchor)
