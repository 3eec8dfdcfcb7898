"""TextBlocks: sentences on a page: a list under its heading, and a small print at the foot."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

from heatdesk.analysis.sections import Section
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Ellipse, Fill, Line, Mark, Rect, Stroke, Text
from heatdesk.figure.paragraphs import wrapped

_HEADING: Final = 14.0
_FIRST: Final = 34.0
"""From a list's top to its first base line. All lengths here are design pixels."""

_SIZES: Final = (13.0, 12.0, 11.0, 10.0)
"""Sizes of a list's letters, the largest first that lets it fit."""

_LEADING: Final = 1.32
_GAP: Final = 0.45
"""Between two base lines, and what more there is between two entries: shares of the size."""

_INDENT: Final = 12.0
_MOST_LINES: Final = 60

_PRINT: Final = 9.5
_PRINT_LEADING: Final = 1.35
_RULE: Final = 18.0
"""From the line above the small print to its first base line."""

_COLUMN: Final = 480.0
"""The small print has as many columns as there are of this width."""

_COLUMN_GAP: Final = 32.0


def listed(section: Section, box: Rect, unit: float, look: Look) -> Iterator[Mark]:
    """A section as a list in a box of page units. What finds no room is counted."""
    left, top, right, bottom = box
    yield Text(left, top + _HEADING * unit, section.title, _HEADING * unit, look.text, 600)
    size, entries = _fitting(section, right - left, bottom - top, unit)
    base = top + _FIRST * unit
    for index, lines in enumerate(entries):
        below = base + (len(lines) - 1) * _LEADING * size
        left_over = len(entries) - index
        # The line that counts what is left over needs room itself.
        if below > bottom - (_LEADING * size if left_over > 1 else 0.0):
            yield Text(left, base, f"and {left_over} more", size, look.secondary)
            return
        yield from _entry(lines, left, base, size, unit, look)
        base = below + (_LEADING + _GAP) * size


def _entry(
    lines: Sequence[str], left: float, base: float, size: float, unit: float, look: Look
) -> Iterator[Mark]:
    dot = 2.2 * unit
    yield Ellipse(left + dot, base - 0.36 * size, dot, dot, Fill(look.accent))
    for index, line in enumerate(lines):
        down = index * _LEADING * size
        yield Text(left + _INDENT * unit, base + down, line, size, look.text)


def _fitting(
    section: Section, width: float, height: float, unit: float
) -> tuple[float, list[tuple[str, ...]]]:
    """The size of the letters, and the lines of each entry at that size."""
    room = max(width - _INDENT * unit, 0.0)
    for given in _SIZES:
        size = given * unit
        entries = [wrapped(line.text, size, room, _MOST_LINES) for line in section.lines]
        rows = sum(map(len, entries)) * _LEADING + max(len(entries) - 1, 0) * _GAP
        if rows * size <= height - (_FIRST - _HEADING) * unit:
            break
    return size, entries


def print_height(section: Section, width: float, unit: float) -> float:
    """Page units that the small print is high in this width."""
    rows = math.ceil(len(_print_lines(section, width, unit)) / _columns(width, unit))
    return (_RULE + (rows - 1) * _PRINT_LEADING * _PRINT) * unit


def small_print(section: Section, box: Rect, unit: float, look: Look) -> Iterator[Mark]:
    """A section as running text in small letters under a line, in columns."""
    left, top, right, _ = box
    count, lines = _columns(right - left, unit), _print_lines(section, right - left, unit)
    rows = math.ceil(len(lines) / count)
    step = _column_width(right - left, unit) + _COLUMN_GAP * unit
    yield Line(left, top, right, top, Stroke(look.hairline, unit))
    for index, line in enumerate(lines):
        x = left + index // rows * step
        base = top + (_RULE + index % rows * _PRINT_LEADING * _PRINT) * unit
        yield Text(x, base, line, _PRINT * unit, look.secondary)


def _print_lines(section: Section, width: float, unit: float) -> tuple[str, ...]:
    text = f"{section.title}: " + " ".join(line.text for line in section.lines)
    return wrapped(text, _PRINT * unit, _column_width(width, unit), _MOST_LINES)


def _columns(width: float, unit: float) -> int:
    return max(int(width / (_COLUMN * unit)), 1)


def _column_width(width: float, unit: float) -> float:
    count = _columns(width, unit)
    return (width - (count - 1) * _COLUMN_GAP * unit) / count
