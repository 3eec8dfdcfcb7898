"""Loose: reading JSON that other readers would refuse, to see what can be saved of it."""

from __future__ import annotations

import codecs
import json
import re
from collections import Counter
from typing import Any, Final, NamedTuple

_COMMA = re.compile(r'("(?:[^"\\]++|\\.)*+")|,(?=\s*[}\]])', re.DOTALL)
"""A text, which stays, or a comma that nothing follows."""

_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|[{}\[\],]', re.DOTALL)
_CLOSING: Final = {"{": "}", "[": "]"}
_CUT: Final = "the end is lost: the file was cut off, and is read as far as it goes"


class Twice(dict[str, Any]):
    """An object that names some fields more than once; the last value of each is kept."""

    names: tuple[str, ...] = ()


class Lenient(NamedTuple):
    """A JSON value, and what had to be overlooked to read it."""

    value: Any
    repairs: tuple[str, ...]


def lenient(data: bytes) -> Lenient | None:
    """What the bytes mean to a reader that forgives, or None if they mean nothing.

    Objects with a field given twice are of the kind Twice; NaN and infinity are numbers.
    """
    text, told = _text(data)
    repairs = [told] if told else []
    for mend, words in _ATTEMPTS:
        mended = mend(text)
        try:
            value = json.loads(mended, strict=False, object_pairs_hook=_made, parse_int=_whole)
        except (ValueError, RecursionError):
            continue
        return Lenient(value, (*repairs, *([words] if words else [])))
    return None


def _text(data: bytes) -> tuple[str, str]:
    """The bytes as text, and what was done to them, if anything."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace"), "read as UTF-16"
    trimmed = data.removeprefix(codecs.BOM_UTF8).rstrip(b"\0")
    try:
        return trimmed.decode("utf-8"), ""
    except UnicodeDecodeError:
        told = "bytes that are no UTF-8 text replaced by � (the file may be in another encoding)"
        return trimmed.decode("utf-8", "replace"), told


def _made(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    whole = dict(pairs)
    if len(whole) == len(pairs):
        return whole
    twice = Twice(whole)
    counts = Counter(name for name, _ in pairs)
    twice.names = tuple(name for name, count in counts.items() if count > 1)
    return twice


def _whole(digits: str) -> float:
    """A whole number; of absurd length it is infinite, which the standard library refuses."""
    return int(digits) if len(digits) < 300 else float(digits)


def _same(text: str) -> str:
    return text


def _without_commas(text: str) -> str:
    return _COMMA.sub(lambda found: found[1] or "", text)


def _closed(text: str) -> str:
    """What is whole of a text that ends too early, with the brackets closed that are open."""
    closing: list[str] = []
    end = 0
    for token in _TOKEN.finditer(text):
        mark = token[0][0]
        if mark == '"':
            continue
        if mark in _CLOSING:
            closing.append(_CLOSING[mark])
        elif mark in "}]" and closing:
            closing.pop()
        end = token.start() if mark == "," else token.end()
    return text[:end] + "".join(reversed(closing))


_ATTEMPTS: Final = (
    (_same, ""),
    (_without_commas, "commas left out that nothing follows"),
    (_closed, _CUT),
)
