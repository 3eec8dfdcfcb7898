"""Numerals: numbers as people and spreadsheets write them.

A column has one decimal mark, point or comma: that '1,234' means a thousand in one row and one and
a bit in the next is not guessed. Other than what is typed (`typed.number`), a number may have all
the digits that the machine gave it, and an exponent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import isfinite
from typing import Final, Literal

Mark = Literal[".", ","]

_LONGEST: Final = 40
"""Characters: no number that is meant needs more."""

# In ASCII: `\d` takes the digits of every script, and float() underscores, 'nan' and 'inf'.
_NUMERAL = re.compile(r"[+-]?(?:[0-9]+(?:([.,])[0-9]*)?|([.,])[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_SPACES = " \t\u00a0\u202f\u2009"


def decimal_mark(texts: Iterable[str]) -> Mark:
    """The mark that most of a column's numbers have; a point where neither leads."""
    marked = (text for text in texts if "." in text or "," in text)
    found = [match[1] or match[2] for text in marked if (match := _match(text)) is not None]
    return "," if found.count(",") > found.count(".") else "."


def number(text: str, mark: Mark) -> float | None:
    """The number, or None if the text is none with this decimal mark."""
    match = _match(text)
    if match is None or (match[1] or match[2] or mark) != mark:
        return None
    value = float(match[0].replace(",", "."))
    return value if isfinite(value) else None


def _match(text: str) -> re.Match[str] | None:
    if len(text) > _LONGEST:
        return None
    return _NUMERAL.fullmatch(text.strip(_SPACES).replace("\u2212", "-"))
