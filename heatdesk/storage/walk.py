"""Finds every problem of a file that the fast reader refused.

The fast reader stops at the first fault. Here each part is read alone, from the outside in, as raw
JSON, so that every fault gets its exact path and sound parts cost no more than reading them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from typing import Any

import msgspec
from msgspec import Raw, Struct
from msgspec.structs import FieldInfo

from heatdesk.storage.problems import Code, Problem
from heatdesk.storage.words import choice, expected, kind, quoted, wrong

Fields = dict[str, Raw]


def problems(raw: bytes | Raw, annotation: Any, path: str = "$") -> Iterator[Problem]:
    """All problems of a JSON value that should be of the annotated type. `raw` is sound JSON."""
    try:
        _decoder(annotation).decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError):
        yield from _inside(raw, annotation, path)


def first_problem(error: Exception, annotation: Any) -> Problem:
    """The reader's own first complaint in our words: no more than where, and what was expected."""
    text = str(error)
    path = (re.findall(r" - at `(\$[^`]*)`$", text) or ["$"])[0]
    missing = re.match(r"Object missing required field `(\w+)`", text)
    if missing:
        return _missing(f"{path}.{missing[1]}", _type_at(annotation, f"{path}.{missing[1]}"))
    unknown = re.match(r"Object contains unknown field `([\s\S]*?)`", text)
    asked = _type_at(annotation, path)
    record = kind(asked).record
    if unknown and record is not None:
        return _unknown(path, unknown[1], list(_fields(record)))
    characters = kind(asked).extra("characters") if "matching regex" in text else None
    return Problem(Code.VALUE, path, f"expected {characters or expected(asked)}")


def _inside(raw: bytes | Raw, annotation: Any, path: str) -> Iterator[Problem]:
    """The problems of a value that is known to be faulty."""
    wanted = kind(annotation)
    itself = Problem(Code.VALUE, path, wrong(annotation, raw))
    if wanted.record is not None and (fields := _parts(raw, Fields)) is not None:
        # Sound as far as the last of each name goes: then a field stands there twice.
        twice = Problem(Code.KEY_TWICE, path, "expected each field once, got one of them twice")
        yield from _or_itself(_in_record(fields, wanted.record, path), twice)
    elif wanted.entry is not None and (entries := _parts(raw, list[Raw])) is not None:
        yield from _or_itself(_in_list(entries, wanted.entry, path), itself)
    else:
        yield itself


def _or_itself(deeper: Iterator[Problem], itself: Problem) -> Iterator[Problem]:
    """What is wrong inside; where nothing is, the value itself must be."""
    yield next(deeper, itself)
    yield from deeper


def _in_record(parts: Fields, record: type[Struct], path: str) -> Iterator[Problem]:
    known = _fields(record)
    for name, field in known.items():
        if name in parts:
            yield from problems(parts[name], field.type, f"{path}.{name}")
        elif field.required:
            yield _missing(f"{path}.{name}", field.type)
    for name in (name for name in parts if name not in known):
        yield _unknown(path, name, list(known))


def _in_list(entries: list[Raw], annotation: Any, path: str) -> Iterator[Problem]:
    for index, entry in enumerate(entries):
        yield from problems(entry, annotation, f"{path}[{index}]")


def _missing(path: str, annotation: Any) -> Problem:
    message = f"expected {expected(annotation)}, but the field is missing"
    return Problem(Code.MISSING, path, message)


def _unknown(path: str, name: str, known: list[str]) -> Problem:
    # Cut before the comparison: its cost grows with the square of the length.
    near = get_close_matches(name[:64], known, n=1, cutoff=0.5)
    hint = f"did you mean '{near[0]}'?" if near else f"expected {choice(known)}"
    return Problem(Code.UNKNOWN, path, f"unknown field {quoted(name)}; {hint}")


def _parts(raw: bytes | Raw, into: Any) -> Any:
    """The members of an object or a list as raw JSON, or None if it is something else."""
    try:
        return _decoder(into).decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _type_at(annotation: Any, path: str) -> Any:
    """The type of the field that a path such as `$.items[3].layer` leads to."""
    for name, _ in re.findall(r"\.(\w+)|\[(\d+|\.\.\.)\]", path):
        wanted = kind(annotation)
        record = wanted.record
        annotation = _fields(record)[name].type if record and name else wanted.entry
    return annotation


@cache
def _fields(record: type[Struct]) -> dict[str, FieldInfo]:
    return {field.encode_name: field for field in msgspec.structs.fields(record)}


@cache
def _decoder(annotation: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(annotation)
