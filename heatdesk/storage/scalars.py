"""Scalars: loose numbers, texts and words become such as a field can hold."""

from __future__ import annotations

import math
import re
from datetime import date
from difflib import get_close_matches
from typing import Any, Final, Literal, get_args, get_origin

from msgspec import Meta

from heatdesk.model.ids import PATTERN, slug
from heatdesk.storage import fields, typed
from heatdesk.storage.characters import NAME_LIMIT, as_line, as_text, show
from heatdesk.storage.lists import KINDS
from heatdesk.storage.words import Kind, kind, quoted

LOST: Final = object()
"""Nothing can be made of a value."""

_EDGE: Final = 1e-4
"""How near a number comes to a bound that is not allowed itself: the step of edits."""

_COLOR: Final = kind(fields.Color).meta
_DATE: Final = kind(fields.Date).meta
_TEXT: Final = kind(fields.Text).meta
_SHORT_COLOR = re.compile(r"#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_SWITCHES: Final = {"true": True, "yes": True, "false": False, "no": False}
_ALIKE: Final = 0.6
_COMPARED: Final = 20
"""Letters of the longest word that is compared with those that are known: comparing is dear."""


def mended(wanted: Kind, value: Any) -> Any:
    """The value as the field's type, the nearest one where it is out of bounds, or LOST."""
    if get_origin(wanted.bare) is Literal:
        return _choice(get_args(wanted.bare), value)
    if wanted.bare is bool:
        return _switch(value)
    if wanted.bare is float:
        return _number(wanted, value)
    return _text(wanted.meta, value)


def shown(value: Any) -> str:
    """A value as the list of repairs shows it."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, (dict, list)):
        return "an object" if isinstance(value, dict) else "a list"
    words = {None: "null", True: "true", False: "false"}
    return words[value] if value is None or isinstance(value, bool) else show(f"{value:.12g}", 40)


def _choice(options: tuple[Any, ...], value: Any) -> Any:
    same = [option for option in options if option == value and not isinstance(value, bool)]
    if same or not isinstance(value, str):
        return same[0] if same else LOST
    word = value.strip().casefold()
    if KINDS.get(word) in options:
        return KINDS[word]
    names = [option for option in options if isinstance(option, str)]
    near = get_close_matches(word, names, 1, _ALIKE) if len(word) <= _COMPARED else []
    return near[0] if near else LOST


def _switch(value: Any) -> Any:
    if isinstance(value, str):
        return _SWITCHES.get(value.strip().casefold()[:8], LOST)
    return bool(value) if value in (0, 1) else LOST


def _number(wanted: Kind, value: Any) -> Any:
    """Within the bounds; where nothing may stand, nothing is better than a number at their edge."""
    number = typed.number(value[:64]) if isinstance(value, str) else value
    if number is None or isinstance(number, bool) or not isinstance(number, (int, float)):
        return LOST
    if math.isnan(number):
        return LOST
    clamped = _clamped(wanted.meta, number)
    return LOST if wanted.nullable and clamped != number else clamped


def _clamped(meta: Meta | None, number: float) -> float:
    """The nearest number within the bounds."""
    low, above = getattr(meta, "ge", None), getattr(meta, "gt", None)
    high, below = getattr(meta, "le", None), getattr(meta, "lt", None)
    if low is not None and number < low:
        return float(low)
    if above is not None and number <= above:
        return float(above) + _EDGE
    if high is not None and number > high:
        return float(high)
    if below is not None and number >= below:
        return float(below) - _EDGE
    return number


def _text(meta: Meta | None, value: Any) -> Any:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = f"{value:.12g}"
    if not isinstance(value, str):
        return LOST
    if meta is not None and meta.pattern == PATTERN:
        return _id(value)
    if meta in (_COLOR, _DATE):
        return _color(value) if meta == _COLOR else _date(value)
    if meta == _TEXT:
        return as_text(value)
    limit = meta.max_length if meta is not None and meta.max_length else NAME_LIMIT
    return _line(value, limit)


def _line(text: str, limit: int) -> str:
    """One line; `as_line` cuts at the length of a name, and links may be longer."""
    pieces = (as_line(text[n : n + NAME_LIMIT]) for n in range(0, len(text[:limit]), NAME_LIMIT))
    return "".join(pieces)[:limit]


def _id(text: str) -> Any:
    if re.search(PATTERN, text):
        return text
    return slug(text[:NAME_LIMIT]) if text.strip() else LOST


def _color(text: str) -> Any:
    found = _SHORT_COLOR.fullmatch(text.strip())
    if found is None:
        return LOST
    digits = found[1] if len(found[1]) == 6 else "".join(2 * digit for digit in found[1])
    return f"#{digits}"


def _date(text: str) -> Any:
    day = text.strip()[:10]
    try:
        return date.fromisoformat(day).isoformat() if len(day) == 10 else LOST
    except ValueError:
        return LOST
