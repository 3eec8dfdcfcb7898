"""Entries: what people type, read with the same care everywhere and refused in plain words."""

from __future__ import annotations

import re
from typing import Final

from heatdesk.model.items import Layer
from heatdesk.storage import typed
from heatdesk.storage.characters import NAME_LIMIT, TEXT_LIMIT, as_line, as_name, as_text, show

AUTOMATIC: Final = "automatic"
"""The word for a colour that is the layer's own."""

LONGEST: Final = 100_000
"""Characters that are looked at: what was pasted may be megabytes long."""

_COLOUR = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
_KINDS: Final[dict[str, Layer]] = {"technology": "technology", "role": "role"}


class RefusedError(ValueError):
    """What was typed cannot be taken. Its words are for the user."""


def shown(value: float) -> str:
    """Two to four decimals, as a field shows a number."""
    text = f"{value:.4f}".rstrip("0")
    whole, _, fraction = text.partition(".")
    return f"{whole}.{fraction:0<2}".replace("-0.00", "0.00") if len(fraction) < 3 else text


def bounds(name: str, low: float, high: float) -> str:
    """What a number has to be, as a sentence that names it."""
    return f"{name}: a number from {shown(low)} to {shown(high)}"


def number(name: str, text: str, low: float, high: float) -> float:
    """The number. Raises RefusedError unless it is one within the bounds."""
    value = typed.number(text)
    if value is None or not low <= value <= high:
        raise RefusedError(bounds(name, low, high))
    return value


def line(text: str, limit: int = NAME_LIMIT) -> str:
    """One line without what a file cannot hold, cut to what it can."""
    if limit <= NAME_LIMIT:
        return as_name(text[:LONGEST])
    pieces = (as_line(text[n : n + NAME_LIMIT]) for n in range(0, len(text[:limit]), NAME_LIMIT))
    return "".join(pieces)[:limit].strip()


def note(text: str) -> str:
    """Several lines without what a file cannot hold, cut to what it can."""
    return as_text(text[:LONGEST])[:TEXT_LIMIT]


def name_of(text: str) -> str:
    """An item's name. Raises RefusedError if nothing is left of it."""
    name = line(text)
    if not name:
        raise RefusedError("Name: at least one letter or sign")
    return name


def kind_of(text: str) -> Layer:
    """The layer that a word means. Raises RefusedError for every other word."""
    word = text[:LONGEST].strip().casefold()
    if word not in _KINDS:
        raise RefusedError(f"Kind: technology or role, not “{show(word, 30)}”")
    return _KINDS[word]


def colour_of(text: str) -> str | None:
    """'#rrggbb', or None for the layer's own colour. Raises RefusedError where it is neither."""
    word = text[:LONGEST].strip()
    if word.casefold() in {"", AUTOMATIC}:
        return None
    found = _COLOUR.fullmatch(word)
    if found is None:
        raise RefusedError("Colour: for example #1a2b3c, or automatic")
    digits = found[1] if len(found[1]) == 6 else "".join(2 * digit for digit in found[1])
    return f"#{digits.lower()}"


def matches(text: str, *words: str) -> bool:
    """Whether any of the words holds the text, letter for letter but for capitals."""
    wanted = line(text).casefold()
    return not wanted or any(wanted in word.casefold() for word in words)
