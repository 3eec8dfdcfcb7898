"""StageLegible: from how far away the letters of a page can be read.

The rule: from eight picture heights away, capitals need a fiftieth of the picture's height; nearer
they may be smaller in proportion. Rooms seat people up to six heights away, lecture halls to eight.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from heatdesk.figure import lettering
from heatdesk.figure.marks import Clipped, Mark, Text

LAST_ROW: Final = 8.0
"""Picture heights between the last row and the picture."""

_SHARE: Final = 1 / 50
_MOST: Final = 6
"""Texts of one size that are named."""


def distance(size: float, height: float) -> float:
    """Picture heights from which letters of this size can be read on a page of this height."""
    return LAST_ROW * lettering.cap_height(size) / (height * _SHARE)


def too_small(marks: Iterable[Mark], height: float) -> dict[float, list[str]]:
    """What cannot be read from the last row, each text once, by the distance from which it can, in
    tenths of a height.
    """
    found: dict[float, list[str]] = {}
    for text in texts(marks):
        far = round(distance(text.size, height), 1)
        listed = found.setdefault(far, [])
        if far < LAST_ROW and text.text not in listed:
            listed.append(text.text)
    return {far: listed for far, listed in sorted(found.items()) if listed}


def cut(marks: Iterable[Mark]) -> list[str]:
    """The texts that did not fit whole, each once."""
    ends = lettering.ELLIPSIS
    return list(dict.fromkeys(text.text for text in texts(marks) if text.text.endswith(ends)))


def texts(marks: Iterable[Mark]) -> Iterator[Text]:
    """All texts with letters in them, also the clipped ones."""
    for mark in marks:
        if isinstance(mark, Clipped):
            yield from texts(mark.marks)
        elif isinstance(mark, Text) and any(letter.isalpha() for letter in mark.text):
            yield mark


def told(small: dict[float, list[str]], shortened: list[str]) -> Iterator[str]:
    """The findings in words, a line each."""
    if not small:
        yield f"Every word of the story can be read from {LAST_ROW:.0f} picture heights away."
    for far, listed in small.items():
        yield f"Up to {far:g} picture heights only: {_some(listed)}."
    if shortened:
        yield f"Cut short: {_some(shortened)}."


def _some(listed: list[str]) -> str:
    left = len(listed) - _MOST
    named = ", ".join(f"“{text}”" for text in listed[:_MOST])
    return f"{named} and {left} more" if left > 0 else named
