"""The first look at a file: is it text, is it ours, and of which version?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import msgspec
from msgspec import Raw, Struct

from heatdesk.storage import migrations
from heatdesk.storage.problems import Code, Problem
from heatdesk.storage.syntax import encoding_problem, syntax_problem
from heatdesk.storage.words import found

NESTED: Final = Problem(
    Code.NESTING, "", "expected a project, got lists or objects nested too deep"
)

_ABSENT: Final = Raw(b"")
_FOREIGN = "this is no HeatDesk project"
_NEWER = "it needs a newer HeatDesk, and this one never writes over it"
_DAMAGED_HEAD = re.compile(rb'\s*\{\s*"format"\s*:\s*"heatdesk"\s*,\s*"version"\s*:\s*([0-9]+)')


class RefusedError(Exception):
    """What is read is not a sound project, for these problems."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__()


class _Header(Struct):
    """The two fields that every version has. Raw: whatever stands there costs nothing."""

    format: Raw = _ABSENT
    version: Raw = _ABSENT


def version(text: bytes) -> int:
    """The version of a file of ours. Raises RefusedError if it is none or a newer one."""
    head = _header(text)
    if _content(head.format) != b'"heatdesk"':
        raise RefusedError([_not_as(Code.FOREIGN, "format", "'heatdesk'", head.format)])
    number = _number(head.version)
    if number is None:
        raise RefusedError([_not_as(Code.VALUE, "version", _known(), head.version)])
    if number > migrations.CHAIN.current:
        got = f"expected {_known()}, got {found(head.version or b'')}; {_NEWER}"
        raise RefusedError([Problem(Code.NEWER, "$.version", got)])
    return number


def is_newer(text: bytes) -> bool:
    """Whether this is a file of ours of a newer version, be it damaged or cut off."""
    try:
        version(text)
    except RefusedError as refusal:
        damaged = _DAMAGED_HEAD.match(text)
        if damaged is not None:
            return (_number(damaged[1]) or 0) > migrations.CHAIN.current
        return any(problem.code is Code.NEWER for problem in refusal.problems)
    return False


def malformed(text: bytes) -> Problem | None:
    """What keeps the bytes from being JSON, or None if they are. Holds none of it in memory."""
    problem = encoding_problem(text)
    if problem is not None:
        return problem
    try:
        msgspec.json.decode(text, type=Raw)
    except RecursionError:
        return NESTED
    except msgspec.DecodeError as error:
        return syntax_problem(text, str(error))
    return None


def _header(text: bytes) -> _Header:
    if not text.strip(b" \t\r\n\0"):
        raise RefusedError([_hollow(text)])
    try:
        return msgspec.json.decode(text, type=_Header)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        problem = malformed(text)
        if problem is None:
            message = f"expected an object, got {found(text)}; {_FOREIGN}"
            problem = Problem(Code.FOREIGN, "$", message)
        raise RefusedError([problem]) from error


def _hollow(text: bytes) -> Problem:
    if b"\0" not in text:
        return Problem(Code.DAMAGED, "", "expected a project, got an empty file")
    message = "expected a project, got only zero bytes: probably a power cut damaged the file"
    return Problem(Code.DAMAGED, "", message)


def _number(raw: Raw | bytes) -> int | None:
    """A version number from 1, or None; absurdly long ones are as good as a large one."""
    digits = _content(raw)
    return int(digits[:9]) if re.fullmatch(rb"[1-9][0-9]*", digits) else None


def _content(raw: Raw | bytes) -> bytes:
    return bytes(raw).strip()


def _known() -> str:
    current = migrations.CHAIN.current
    return "version 1" if current == 1 else f"a version from 1 to {current}"


def _not_as(code: Code, name: str, wanted: str, raw: Raw) -> Problem:
    got = f"got {found(raw)}" if _content(raw) else "but the field is missing"
    ending = f"; {_FOREIGN}" if code is Code.FOREIGN else ""
    return Problem(code, f"$.{name}", f"expected {wanted}, {got}{ending}")
