"""Lettering: how wide text is in the bundled font, without a window system.

Widths are sums of advances. Whoever draws the text turns kerning and contextual alternates off, so
that what is drawn is what was measured.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

import msgspec

from heatdesk import resources
from heatdesk.figure.marks import Weight

FAMILY: Final = "Inter"
FILES: Final = ("Inter-Regular.ttf", "Inter-SemiBold.ttf")
ELLIPSIS: Final = "…"

_WIDE: Final = 1.0
_NARROW: Final = 0.62
"""Advances, in ems, guessed for letters that the bundled font lacks."""


class _Metrics(msgspec.Struct, frozen=True):
    units_per_em: int
    ascent: int
    descent: int
    cap_height: int
    x_height: int
    weights: dict[str, dict[int, int]]


@lru_cache(maxsize=1)
def _metrics() -> _Metrics:
    data = resources.path("fonts", "metrics.json").read_bytes()
    return msgspec.json.decode(data, type=_Metrics)


def ascent(size: float) -> float:
    return size * _metrics().ascent / _metrics().units_per_em


def descent(size: float) -> float:
    return size * _metrics().descent / _metrics().units_per_em


def cap_height(size: float) -> float:
    return size * _metrics().cap_height / _metrics().units_per_em


def line_height(size: float) -> float:
    return ascent(size) + descent(size)


@lru_cache(maxsize=4096)
def width(text: str, size: float, weight: Weight = 400, spacing: float = 0.0) -> float:
    """How wide one line of text is, in the unit of `size`."""
    metrics = _metrics()
    advances = metrics.weights[str(weight)]
    letters = unicodedata.normalize("NFC", text)
    known = sum(advances.get(ord(letter), 0) for letter in letters)
    guessed = sum(_guess(letter) for letter in letters if ord(letter) not in advances)
    return size * (known / metrics.units_per_em + guessed + spacing * len(letters))


def is_exact(text: str, weight: Weight = 400) -> bool:
    """Whether the bundled font has all letters of the text; else its width is partly a guess."""
    advances = _metrics().weights[str(weight)]
    return all(ord(letter) in advances for letter in unicodedata.normalize("NFC", text))


def elide(text: str, size: float, room: float, weight: Weight = 400, spacing: float = 0.0) -> str:
    """The text, cut with an ellipsis where it is wider than the room."""
    if width(text, size, weight, spacing) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle].rstrip() + ELLIPSIS, size, weight, spacing) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS


def _guess(letter: str) -> float:
    if unicodedata.combining(letter) or unicodedata.category(letter) in {"Cf", "Mn", "Me"}:
        return 0.0
    return _WIDE if unicodedata.east_asian_width(letter) in {"W", "F"} else _NARROW
