"""Scales: from what to what the positions in a table run, and where that lies on the plane."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from heatdesk.model.edits import rounded
from heatdesk.model.items import HIGH, LOW
from heatdesk.storage.tables.numerals import number


@dataclass(frozen=True, slots=True)
class Scale:
    """From `low`, which lies at -1 on the plane, to `high`, which lies at +1; low < high."""

    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.low:g} to {self.high:g}"

    @property
    def unit(self) -> float:
        """One unit of the table in units of the plane."""
        return (HIGH - LOW) / (self.high - self.low)

    def holds(self, value: float) -> bool:
        return self.low <= value <= self.high

    def position(self, value: float) -> float:
        """Where a value that the scale holds lies on the plane.

        In four decimals, as edits are; on the plane's own scale exactly, so that what was written
        comes back as it was.
        """
        return value if self == PLANE else rounded(LOW + (value - self.low) * self.unit)

    def extent(self, value: float) -> float:
        """A width or height, in units of the plane."""
        return value if self == PLANE else rounded(value * self.unit)


PLANE: Final = Scale(LOW, HIGH)

SCALES: Final = (
    PLANE,
    Scale(0, 1),
    Scale(1, 5),
    Scale(1, 7),
    Scale(0, 10),
    Scale(-5, 5),
    Scale(0, 100),
)
"""Those that are guessed, the likelier one first where several hold all values (but see `guess`
for the first two).
"""

_MANY: Final = 10
"""Values from 0 to 1, none negative, from which on they are taken for shares."""

_END = r"([+\-−]?[0-9]+(?:\.[0-9]+)?)"
_PAIR = re.compile(rf"{_END}\s*(?::|\.\.|…|–|-|to|bis)\s*{_END}", re.IGNORECASE)


def parse(text: str) -> Scale | None:
    """The scale that '1:5', '-5..5' or '0 to 100' means, or None."""
    found = _PAIR.fullmatch(text[:80].strip())
    if found is None:
        return None
    low, high = number(found[1], "."), number(found[2], ".")
    if low is None or high is None or not 1e-6 <= high - low <= 1e9:
        return None
    return Scale(low, high)


def guess(values: Iterable[float]) -> Scale | None:
    """The first scale that holds all values: the plane's own without any, None if none does.

    Some values from 0 to 1 may well lie in one quadrant of the plane; that many hardly do.
    """
    found = list(values)
    if not found:
        return PLANE
    low, high = min(found), max(found)
    if PLANE.low <= low and high <= PLANE.high and (low < 0 or len(found) < _MANY):
        return PLANE
    return next((scale for scale in SCALES[1:] if scale.low <= low and high <= scale.high), None)
