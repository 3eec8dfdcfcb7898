"""Paragraphs: text broken into lines that fit a room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from heatdesk.figure import lettering
from heatdesk.figure.marks import Weight

_OPENED, _CLOSED = "\u2068", "\u2069"
"""What keeps the direction of a name from its surroundings: see `names.isolated`."""


@lru_cache(maxsize=512)
def wrapped(
    text: str, size: float, room: float, most: int, weight: Weight = 400
) -> tuple[str, ...]:
    """The text in at most `most` lines no wider than the room, broken between words. What does not
    fit ends with an ellipsis; a word that is wider than the room is cut.
    """
    words = text.split()
    lines: list[str] = []
    while words and len(lines) < most:
        line, words = _line(words, size, room, weight, len(lines) + 1 == most)
        lines.append(line)
    return tuple(_closed(lines))


def fits(text: str, size: float, room: float, most: int, weight: Weight = 400) -> bool:
    """Whether all of the text stands in so many lines."""
    return _letters(wrapped(text, size, room, most, weight)) == _letters(text.split())


def _closed(lines: Iterable[str]) -> Iterator[str]:
    """Lines of which each keeps its own direction: a name of the other one that goes on in the next
    line is kept apart in both (Unicode Annex 9).
    """
    opened = False
    for line in lines:
        begun = _OPENED + line if opened else line
        opened = begun.rfind(_OPENED) > begun.rfind(_CLOSED)
        yield begun + _CLOSED if opened else begun


def _letters(words: Iterable[str]) -> str:
    return " ".join(words).replace(_OPENED, "").replace(_CLOSED, "")


def _line(
    words: list[str], size: float, room: float, weight: Weight, last: bool
) -> tuple[str, list[str]]:
    """The next line, and the words that are left."""
    count = max(_fitting(words, size, room, weight), 1)
    if last and count < len(words):
        return _ended(words[:count], size, room, weight), []
    return lettering.elide(" ".join(words[:count]), size, room, weight), words[count:]


def _fitting(words: list[str], size: float, room: float, weight: Weight) -> int:
    """How many words stand in one line: 0 if not even the first does."""
    for count, line in enumerate(_growing(words)):
        if lettering.width(line, size, weight) > room:
            return count
    return len(words)


def _growing(words: list[str]) -> Iterator[str]:
    line = ""
    for word in words:
        line = f"{line} {word}" if line else word
        yield line


def _ended(words: list[str], size: float, room: float, weight: Weight) -> str:
    """A last line that says that there is more: an ellipsis after the last word that fits."""
    for count in range(len(words), 0, -1):
        line = " ".join(words[:count]).rstrip(" ,;:.–-") + lettering.ELLIPSIS
        if lettering.width(line, size, weight) <= room:
            return line
    return lettering.elide(words[0], size, room, weight)
