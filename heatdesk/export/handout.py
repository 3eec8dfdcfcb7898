"""Hand-out: on upright pages the picture of each step, and below it what is said there.

Notes are shown as they were typed, as in a presentation's: Markdown and HTML stay words.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from heatdesk.analysis.story.scenes import Scene
from heatdesk.export.pdf import Sheet
from heatdesk.export.sizes import SIZES
from heatdesk.export.svg import runs_leftward
from heatdesk.figure import lettering
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Box, Figure, Mark, Rect, Stroke, Text
from heatdesk.figure.paragraphs import wrapped
from heatdesk.storage.characters import as_text, seen

_PAGE: Final = SIZES["a4"]
_MARGIN: Final = 60.0
_RIGHT: Final = _PAGE.width - _MARGIN
_BOTTOM: Final = _PAGE.height - _MARGIN
_ROOM: Final = _RIGHT - _MARGIN
_MOST_HIGH: Final = _PAGE.height / 2
"""Page units; a picture leaves at least that much of its page to the words."""

_GAP: Final = 32.0
_SIZE: Final = 15.0
_STEP: Final = 1.5 * _SIZE
_SMALL: Final = 12.0
_PIECE: Final = 200
"""Letters after which a word is broken at the latest."""

_ALL: Final = 1_000_000
_FROM_RIGHT, _FROM_LEFT = "\u200f", "\u200e"
"""Unseen letters that give a line the direction of its paragraph (Unicode Annex 9)."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    leftward: bool = False


def sheets(drawn: Iterable[tuple[Scene, Figure]], look: Look) -> Iterator[Sheet]:
    """The pages, A4: one for each step, and more where its notes are longer than that."""
    for scene, figure in drawn:
        lines = deque(_lines(scene.step.notes))
        left, top, right, bottom = box = _box(figure)
        edge = Box(left, top, right - left, bottom - top, stroke=Stroke(look.hairline, 1.0))
        yield Sheet(_page(look, edge, *_column(lines, bottom + _GAP, look)), figure, box)
        while lines:
            heading = _heading(scene, look)
            yield Sheet(_page(look, heading, *_column(lines, _MARGIN + _GAP, look)))


def _page(look: Look, *marks: Mark) -> Figure:
    return Figure(_PAGE.width, _PAGE.height, look.canvas, marks)


def _box(figure: Figure) -> Rect:
    """Where a step's picture stands: as wide as the page allows, and in the middle."""
    scale = min(_ROOM / figure.width, _MOST_HIGH / figure.height)
    wide, high = scale * figure.width, scale * figure.height
    left = (_PAGE.width - wide) / 2
    return left, _MARGIN, left + wide, _MARGIN + high


def _heading(scene: Scene, look: Look) -> Text:
    """Says whose words go on here."""
    told = f"{scene.title or 'Step'}, continued"
    return Text(
        _MARGIN,
        _MARGIN + lettering.ascent(_SMALL),
        lettering.elide(seen(told), _SMALL, _ROOM),
        _SMALL,
        look.secondary,
    )


def _column(lines: deque[_Line], top: float, look: Look) -> Iterator[Text]:
    """As many of the lines as stand below the top. Takes them away; no page begins with a gap."""
    while lines and not lines[0].text:
        lines.popleft()
    base = top + lettering.ascent(_SIZE)
    while lines and base <= _BOTTOM:
        line = lines.popleft()
        if line.leftward:
            yield Text(_RIGHT, base, line.text, _SIZE, look.text, anchor="end")
        else:
            yield Text(_MARGIN, base, line.text, _SIZE, look.text)
        base += _STEP


def _lines(notes: str) -> Iterator[_Line]:
    """The notes as lines that fit; an empty one for each that is between paragraphs."""
    for paragraph in seen(as_text(notes)).strip().split("\n"):
        leftward = runs_leftward(paragraph)
        words = " ".join(piece for word in paragraph.split() for piece in _pieces(word))
        for line in wrapped(words, _SIZE, _ROOM, _ALL) or ("",):
            yield _Line(_directed(line, leftward), leftward)


def _directed(line: str, leftward: bool) -> str:
    if not line or runs_leftward(line) == leftward:
        return line
    return (_FROM_RIGHT if leftward else _FROM_LEFT) + line


def _pieces(word: str) -> Iterator[str]:
    """A word in pieces of which none is wider than a line."""
    while word:
        count = _fitting(word[:_PIECE])
        yield word[:count]
        word = word[count:]


@lru_cache(maxsize=1024)
def _fitting(word: str) -> int:
    """How many letters of a word stand in one line: at least one."""
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        if lettering.width(word[:middle], _SIZE) <= _ROOM:
            low = middle
        else:
            high = middle - 1
    return low
