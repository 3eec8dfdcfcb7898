"""Fields that an object names twice: JSON readers keep one of them and say nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from heatdesk.storage.problems import Code, Problem


class _Marked(dict[str, Any]):
    """An object that names some field more than once."""

    twice: tuple[str, ...] = ()


def duplicate_fields(data: bytes) -> list[Problem]:
    """Every field given twice, with its path.

    Only for bytes that the typed reader has accepted: on others the standard library's reader
    would take seconds and gigabytes.
    """
    marked: list[_Marked] = []

    def made(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        whole = dict(pairs)
        if len(whole) == len(pairs):
            return whole
        marked.append(_mark(pairs))
        return marked[-1]

    # parse_int: the standard library refuses integers of more than 4300 digits.
    whole = json.loads(data, object_pairs_hook=made, parse_int=float)
    return list(_walked(whole, "$")) if marked else []


def _mark(pairs: list[tuple[str, Any]]) -> _Marked:
    names = [name for name, _ in pairs]
    whole = _Marked(pairs)
    whole.twice = tuple(name for name in whole if names.count(name) > 1)
    return whole


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
