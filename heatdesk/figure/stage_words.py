"""StageWords: what the audience reads beside the map: title, caption, lines, and the dots that say
how far the story has come.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from heatdesk.analysis.story.scenes import Scene
from heatdesk.figure import lettering
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Box, Ellipse, Fill, Mark, Rect, Text, Weight
from heatdesk.figure.paragraphs import fits, wrapped
from heatdesk.figure.stage_layout import CAPTION, LEGEND, LINE, TITLE, StageLayout

_TITLE_LINES: Final = 3
_CAPTION_LINES: Final = 5
_NUMBER_LINES: Final = 4
_MOST_LINES: Final = 12
_LEADING: Final = 1.28
"""Distance of two base lines, in sizes of the letters."""

_GAP: Final = 0.5
"""Between two paragraphs, in sizes of the letters."""

_DOT: Final = 4.0
_DOT_STEP: Final = 14.0
_FRONT_TITLE: Final = 1.7
"""How much larger the title of the first page is."""

_FRONT_LINES: Final = 6
_RULE: Final = 5.0


class Column:
    """Paragraphs put below each other in a box, as many as there is room for."""

    def __init__(self, box: Rect) -> None:
        self.left, self.top, self.right, self.bottom = box

    def paragraph(
        self,
        text: str,
        size: float,
        colour: str,
        most: int,
        weight: Weight = 400,
        after: float = 1.0,
    ) -> Iterator[Text]:
        """A paragraph of at most so many lines, and the gap that follows it in its own sizes. None
        where there is no room for a line.
        """
        line = _LEADING * size
        most = min(most, int((self.bottom - self.top) / line + 1e-6))
        for words in wrapped(text, size, self.right - self.left, most, weight):
            base = self.top + lettering.ascent(size)
            yield Text(self.left, base, words, size, colour, weight)
            self.top += line
        self.top += after * size if text else 0.0

    def holds(self, text: str, size: float, most: int) -> bool:
        """Whether a paragraph of at most so many lines has room for all of a text."""
        rows = int((self.bottom - self.top) / (_LEADING * size) + 1e-6)
        return fits(text, size, self.right - self.left, min(rows, most))

    def holds_all(self, texts: Sequence[str], size: float) -> bool:
        """Whether there is room for all of these paragraphs with gaps between them."""
        needed = sum(self.needed(text, size) + _GAP * size for text in texts) - _GAP * size
        return needed <= self.bottom - self.top

    def needed(self, text: str, size: float) -> float:
        """How high a paragraph is."""
        return len(wrapped(text, size, self.right - self.left, _MOST_LINES)) * _LEADING * size


def words(
    scene: Scene,
    layout: StageLayout,
    look: Look,
    reserved: float,
    lost: Sequence[tuple[int, str]] = (),
) -> Iterator[Mark]:
    """Title, caption and lines. `reserved` is what the legend needs of the box of the lines; above
    it stand the names that are only numbers on the map.
    """
    names = list(_numbers(lost, _less(layout.aside, reserved), layout, look))
    reserved += (len(names) * _LEADING + bool(names) * _GAP) * LEGEND * layout.unit
    yield from names
    column, size = Column(_less(layout.aside, reserved)), TITLE * layout.unit
    yield from column.paragraph(scene.title, size, look.text, _TITLE_LINES, 600, 0.3)
    yield from _caption(scene, layout, look, column)
    yield from _lines(scene, layout, look, column)


def front_page(scene: Scene, layout: StageLayout, look: Look) -> Iterator[Mark]:
    """The page before the map: its title, what it is about, and which scenario is presented."""
    unit, margin = layout.unit, 0.12 * layout.width
    column = Column((margin, 0.0, layout.width - margin, 0.9 * layout.height))
    title, text, line = _FRONT_TITLE * TITLE * unit, CAPTION * unit, LINE * unit
    marks = [
        *column.paragraph(scene.title, title, look.text, _TITLE_LINES, 600, 0.4),
        *column.paragraph(_whole(scene), text, look.text, _FRONT_LINES, after=1.2),
    ]
    for words in scene.lines:
        marks += column.paragraph(words, line, look.secondary, 1, after=0.1)
    down = max((layout.height - column.top) / 2, 0.0)
    rule = _RULE * unit
    yield Box(margin, down - 4 * rule, 14 * rule, rule, Fill(look.accent), None, rule / 2)
    yield from (replace(mark, y=mark.y + down) for mark in marks)


def dots(index: int, count: int, layout: StageLayout, look: Look) -> Iterator[Mark]:
    """One dot for each step at the page's lower edge, as far as they go on it."""
    unit = layout.unit
    step = min(_DOT_STEP * unit, 0.9 * layout.width / max(count, 1))
    x = layout.head[0] + _DOT * unit
    if x + step * count > layout.width:
        x = (layout.width - step * count) / 2
    y = layout.height - 14 * unit
    for n in range(count):
        radius = (_DOT if n == index else 0.55 * _DOT) * unit
        colour = Fill(look.accent if n == index else look.axis, 1.0 if n <= index else 0.55)
        yield Ellipse(x + n * step, y, radius, radius, colour)


def _caption(scene: Scene, layout: StageLayout, look: Look, column: Column) -> Iterator[Text]:
    """The whole sentence under the title or in the strip under the plane. A longer one is smaller,
    and stands under the title; where there is no room for that either, it is cut.
    """
    size, small, most = CAPTION * layout.unit, LINE * layout.unit, _CAPTION_LINES
    own, whole = column if layout.flows else Column(layout.head), _whole(scene)
    if not own.holds(whole, size, most) and column.holds(whole, small, _MOST_LINES):
        yield from column.paragraph(whole, small, look.text, _MOST_LINES, after=0.9)
    elif layout.flows or own.holds(whole, size, most):
        yield from own.paragraph(whole, size, look.text, most, after=0.9)
    else:
        yield from own.paragraph(scene.caption, size, look.text, most)


def _lines(scene: Scene, layout: StageLayout, look: Look, column: Column) -> Iterator[Text]:
    """The lines that have room; the last says how many have not. Where only smaller letters make
    room for all of them, they are smaller.
    """
    size, smaller = LINE * layout.unit, LEGEND * layout.unit
    if not column.holds_all(scene.lines, size) and column.holds_all(scene.lines, smaller):
        size = smaller
    for n, line in enumerate(scene.lines):
        left = len(scene.lines) - n
        room = column.bottom - column.top
        after = (_GAP + _LEADING) * size if left > 1 else 0.0  # for the line that counts the rest
        if column.needed(line, size) + after > room:
            yield from column.paragraph(_rest(n, left, line), size, look.secondary, _MOST_LINES)
            return
        yield from column.paragraph(line, size, look.text, _MOST_LINES, after=_GAP)


def _rest(shown: int, left: int, line: str) -> str:
    """What stands where not all lines fit: how many are left, or of the first what fits."""
    return f"and {left} more" if shown else line


def _numbers(
    lost: Sequence[tuple[int, str]], box: Rect, layout: StageLayout, look: Look
) -> Iterator[Text]:
    """'1 Press releases, 2 Sales', at the lower edge of a box."""
    size = LEGEND * layout.unit
    text = ", ".join(f"{number} {name}" for number, name in sorted(lost))
    found = wrapped(text, size, box[2] - box[0], _NUMBER_LINES)
    for n, line in enumerate(found):
        base = box[3] - (len(found) - n) * _LEADING * size + lettering.ascent(size)
        yield Text(box[0], base, line, size, look.secondary)


def _whole(scene: Scene) -> str:
    return scene.sentence or scene.caption


def _less(box: Rect, below: float) -> Rect:
    left, top, right, bottom = box
    return left, top, right, max(bottom - below, top)
