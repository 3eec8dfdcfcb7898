"""What can be wrong with a project file, as records that print on one line each."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Final

from heatdesk.storage.characters import shorten, show

SHOWN: Final = 50
"""So many problems get a line of their own; the rest is counted."""

COUNTED: Final = 1000
"""So many problems are looked for: a file of nothing but faults must not cost minutes."""

_PROBLEM_LENGTH: Final = 200
_LINE_LENGTH: Final = 200
_SOURCE_LENGTH: Final = 100


class Code(StrEnum):
    """The kinds of problem. The values are stable: scripts rely on them."""

    UNREADABLE = "HD101"
    TOO_LARGE = "HD102"
    DAMAGED = "HD103"
    ENCODING = "HD104"
    SYNTAX = "HD105"
    NESTING = "HD106"
    FOREIGN = "HD107"
    NEWER = "HD108"
    VALUE = "HD111"
    MISSING = "HD112"
    UNKNOWN = "HD113"
    KEY_TWICE = "HD121"
    ID_TWICE = "HD122"
    PLACED_TWICE = "HD123"
    REFERENCE = "HD124"
    DATE = "HD126"
    THRESHOLDS = "HD127"
    MIGRATION = "HD131"


MEANINGS: Final = {
    Code.UNREADABLE: "the file cannot be read: missing, forbidden, a folder, a pipe, a device",
    Code.TOO_LARGE: "the file is larger than 64 MB, or holds more than any map does",
    Code.DAMAGED: "the file is empty, or holds zero bytes, as after a power cut",
    Code.ENCODING: "the file is no UTF-8 text",
    Code.SYNTAX: "the text is no JSON",
    Code.NESTING: "lists or objects are nested too deep",
    Code.FOREIGN: "the file belongs to another program",
    Code.NEWER: "the file belongs to a newer version of HeatDesk",
    Code.VALUE: "a field holds what it cannot hold",
    Code.MISSING: "a field is missing that has to be there",
    Code.UNKNOWN: "a field is not known",
    Code.KEY_TWICE: "a field is given twice",
    Code.ID_TWICE: "an id is not unique in its list",
    Code.PLACED_TWICE: "an item is placed twice in a scenario",
    Code.REFERENCE: "an item or a scenario is named that is not there",
    Code.DATE: "a date is not in the calendar",
    Code.THRESHOLDS: "warm is not below hot",
    Code.MIGRATION: "the file of an older version cannot be brought up",
}
"""What each code says, in words that do not depend on the file."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: where in the document (`$.items[3].layer`, '' = the whole file) and what it is.

    `line` and `column` count from 1, in characters; they are None where the text itself is sound
    and the path says it better.
    """

    code: Code
    path: str
    message: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return shorten(f"{self._place}{self.message}", _PROBLEM_LENGTH)

    def in_file(self, source: str) -> str:
        """The problem on one line that begins with the file, as compilers print it."""
        gap = ":" if self.line is not None else ": "
        return shorten(f"{show_path(source)}{gap}{self}", _LINE_LENGTH)

    @property
    def _place(self) -> str:
        if self.line is not None:
            return f"{self.line}:{self.column}: "
        return f"{self.path}: " if self.path else ""


class ProjectError(Exception):
    """A file that is not a sound project. `problems` holds what was found, at most COUNTED."""

    def __init__(self, source: str, problems: Iterable[Problem]) -> None:
        self.source = source
        self.problems = tuple(islice(problems, COUNTED))
        super().__init__(source)

    @property
    def lines(self) -> tuple[str, ...]:
        """One line for each of the first SHOWN problems, then one that counts the rest."""
        lines = [problem.in_file(self.source) for problem in self.problems[:SHOWN]]
        more = len(self.problems) - SHOWN
        if more > 0:
            least = "at least " if len(self.problems) == COUNTED else ""
            lines.append(f"{show_path(self.source)}: and {least}{_counted(more)}")
        return tuple(lines)

    @property
    def summary(self) -> str:
        """The first problem on one line, with the number of the others."""
        more = len(self.problems) - 1
        return self.lines[0] + (f" (and {_counted(more)})" if more else "")

    def __str__(self) -> str:
        return "\n".join(self.lines)


class SaveError(Exception):
    """A file could not be written. `step` is what failed, `outcome` what is on the disk now."""

    def __init__(
        self, step: str, path: str | os.PathLike[str], reason: str, outcome: str | None = None
    ) -> None:
        self.step = step
        self.path = os.fspath(path)
        self.reason = show(reason, 200)
        self.outcome = outcome if outcome is not None else untouched(path)
        super().__init__(step, self.path, self.reason)

    def __str__(self) -> str:
        head = f"{show_path(self.path)}: could not be saved ({self.step})"
        return f"{head}: {self.reason}; {self.outcome}"


class ChangedError(SaveError):
    """The file is not what it was when it was opened or last saved: others have changed it."""

    def __init__(self, step: str, path: str | os.PathLike[str]) -> None:
        super().__init__(step, path, "others have changed the file since it was opened")


def untouched(path: str | os.PathLike[str]) -> str:
    """How a save that did not get far leaves the disk."""
    exists = "\0" not in os.fspath(path) and os.path.lexists(path)
    return "the old file is unchanged" if exists else "no file was written"


def show_path(path: str) -> str:
    """The path on one printable line; of a very long one the end, which holds the name."""
    tail = path[-_SOURCE_LENGTH:]
    shown = show(tail, 12 * _SOURCE_LENGTH)
    if len(path) <= _SOURCE_LENGTH and len(shown) <= _SOURCE_LENGTH:
        return shown
    return "…" + shown[1 - _SOURCE_LENGTH :]


def _counted(more: int) -> str:
    return "1 more problem" if more == 1 else f"{more} more problems"
