"""Fields that an object names twice: JSON readers keep one of them and say nothing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any

from heatdesk.storage.problems import COUNTED, Code, Problem


class _Marked(dict[str, Any]):
    """An object that names some field more than once."""

    twice: tuple[str, ...] = ()


def duplicate_fields(data: bytes) -> list[Problem]:
    """The fields given twice, with their paths, at most COUNTED of them.

    Only for bytes that the typed reader has accepted: on others the standard library's reader
    would take seconds and gigabytes.
    """
    reading = _Reading()
    # Names that the typed reader knows are ASCII; as UTF-8 one wide letter makes the text four
    # times as large. parse_int: the standard library refuses integers of more than 4300 digits.
    whole = json.loads(
        data.decode("latin-1"),
        object_pairs_hook=reading.made,
        parse_int=_nothing,
        parse_float=_nothing,
    )
    return list(islice(_walked(whole, "$"), COUNTED))


class _Reading:
    """Keeps of what is read only the objects that name a field twice, and what leads to them."""

    def __init__(self) -> None:
        self._marked = 0

    def made(self, pairs: list[tuple[str, Any]]) -> dict[str, Any] | None:
        whole = dict(pairs)
        is_sound = len(whole) == len(pairs) or self._marked == COUNTED
        if is_sound and not self._marked:
            return None
        kept = {name: value for name, value in whole.items() if isinstance(value, (dict, list))}
        if is_sound:
            return kept or None
        self._marked += 1
        return _mark(pairs, kept)


def _mark(pairs: list[tuple[str, Any]], kept: dict[str, Any]) -> _Marked:
    marked = _Marked(kept)
    counts = Counter(name for name, _ in pairs)
    marked.twice = tuple(name for name, count in counts.items() if count > 1)
    return marked


def _nothing(_: str) -> None:
    """In place of a number."""


def _walked(value: Any, path: str) -> Iterator[Problem]:
    if isinstance(value, _Marked):
        for name in value.twice:
            yield Problem(
                Code.KEY_TWICE, f"{path}.{name}", "expected this field once, got it twice"
            )
    if isinstance(value, dict):
        for name, entry in value.items():
            yield from _walked(entry, f"{path}.{name}")
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            yield from _walked(entry, f"{path}[{index}]")
