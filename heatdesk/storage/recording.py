"""Recording: a session's work as it is kept beside the document's file, until that is saved.

The folder of a session holds `meta.json` (whose work this is), `base.heatdesk` (a whole project)
and `journal.ndjson` (what has changed since). The journal's first line names its base by its hash:
a kill between the two leaves a base that the journal does not follow, and the base is the newer.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import msgspec
from msgspec import Raw, Struct

from heatdesk.model.between import change_between
from heatdesk.model.project import Project, StaleChangeError
from heatdesk.storage import changes, files, project_file
from heatdesk.storage.journal import Journal, Line, lines
from heatdesk.storage.problems import Code, Problem, ProjectError, SaveError

META, BASE, JOURNAL = "meta.json", "base.heatdesk", "journal.ndjson"

VERSION: Final = 1
"""Of what a folder holds. Its lines hold records of the file's schema, so it rises with the file's
version: keep `changes.decode` as it is in a module of its own, let it bring what it reads up to the
new records, enter it below, and put a folder of the old version into tests/data/sessions.
"""

_READERS: Final = {1: changes.decode}
"""How the changes of each version are read."""

LINES: Final = 200
SECONDS: Final = 30.0
"""A new base after so many lines, or so long after the last one."""


class Meta(Struct, frozen=True):
    """Whose work a folder holds: the document's name, and its file if it has one."""

    name: str = ""
    path: str | None = None
    format: Literal["heatdesk-recovery"] = "heatdesk-recovery"
    version: int = VERSION


class _Head(Struct, frozen=True):
    """The content of a journal's first line; one that does not name its version is of the first."""

    base: str
    steps: int
    version: int = 1


class _Entry(Struct, frozen=True):
    """The content of every other line. `steps` counts what the user has done so far."""

    steps: int
    change: Raw


@dataclass(frozen=True, slots=True)
class Recovered:
    """What a folder gave back. `seconds` is when it was written, on the monotonic clock; `whole`
    says whether everything that was there could be read.
    """

    project: Project
    steps: int
    seconds: float
    whole: bool


class Recording:
    """Writes one session's folder. Only one thread may use it."""

    def __init__(self, folder: Path, meta: Meta) -> None:
        self.folder = folder
        self._meta = meta
        self._sequence = 0
        self._begun = 0, 0.0
        """The sequence and the time of the present base."""
        self._kept: Project | None = None
        self._journal: Journal | None = None

    def keep(self, project: Project, steps: int, seconds: float, at_rest: bool) -> None:
        """Brings the project to the disk. Raises SaveError, OSError, or ProjectError or a msgspec
        error for what no file can hold; what was kept before stays, and the next call begins with
        a new base.
        """
        kept, self._kept = self._kept, None
        if kept is None or (at_rest and self._is_due(seconds)):
            self._begin(project, steps, seconds)
        elif change := change_between(kept, project):
            entry = _Entry(steps, Raw(changes.encode(change)))
            self._append(msgspec.json.encode(entry), seconds)
        self._kept = project

    def close(self) -> None:
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    def _is_due(self, seconds: float) -> bool:
        sequence, begun = self._begun
        return self._sequence - sequence >= LINES or seconds - begun >= SECONDS

    def _begin(self, project: Project, steps: int, seconds: float) -> None:
        self.close()
        data = project_file.encode(project)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.path.lexists(self.folder / META):
            files.replace_bytes(self.folder / META, msgspec.json.encode(self._meta), private=True)
        files.replace_bytes(self.folder / BASE, data, private=True)
        self._sequence += 1
        head = msgspec.json.encode(_Head(files.mark(data), steps, VERSION))
        self._journal = Journal(self.folder / JOURNAL, Line(self._sequence, seconds, head))
        self._begun = self._sequence, seconds

    def _append(self, content: bytes, seconds: float) -> None:
        if self._journal is None:
            raise OSError("the journal is closed")
        self._sequence += 1
        self._journal.append(Line(self._sequence, seconds, content))


def recover(folder: Path) -> Recovered:
    """The newest project that a session's folder holds. Raises ProjectError if its base is gone or
    damaged, or a newer version has written the folder. Changes nothing.
    """
    journal = _bytes(folder / JOURNAL)
    found = list(lines(journal))
    head = _head(found[0]) if found else None
    _refuse_newer(folder, max(meta(folder).version, head.version if head else 0))
    project, mark = project_file.load(folder / BASE)
    if head is None or head.base != mark:
        return Recovered(project, head.steps if head else 0, 0.0, bool(head))
    whole = sum(len(bytes(line)) for line in found) == len(journal)
    return _replayed(project, head, found, whole)


def meta(folder: Path) -> Meta:
    """Whose work the folder holds; of a damaged one nothing is known."""
    try:
        return msgspec.json.decode(files.read_bytes(folder / META), type=Meta)
    except (OSError, ValueError, msgspec.MsgspecError):
        return Meta()


def holds_work(folder: Path) -> bool:
    """Whether anything can be recovered; a session that was killed at its birth holds nothing."""
    return os.path.lexists(folder / BASE)


def told(failure: Exception) -> str:
    """Why a state could not be kept, in a few words."""
    if isinstance(failure, SaveError):
        return failure.reason
    if isinstance(failure, ProjectError):
        return str(failure.problems[0])
    return files.reason(failure)


def written(folder: Path) -> float:
    """When something was last written there, in seconds of the wall clock."""
    times = [0.0]
    for name in (BASE, JOURNAL):
        with suppress(OSError):
            times.append(os.stat(folder / name).st_mtime)
    return max(times)


def _refuse_newer(folder: Path, version: int) -> None:
    if version > VERSION:
        told = f"expected work of version {VERSION}, got {version}: a newer HeatDesk can open it"
        raise ProjectError(os.fspath(folder), [Problem(Code.NEWER, "", told)])


def _replayed(project: Project, head: _Head, found: list[Line], whole: bool) -> Recovered:
    steps, seconds, read = head.steps, found[0].seconds, _READERS[head.version]
    for line in found[1:]:
        try:
            entry = msgspec.json.decode(line.content, type=_Entry)
            project = project.after(read(entry.change))
        except (msgspec.MsgspecError, StaleChangeError, KeyError, IndexError, ValueError):
            return Recovered(project, steps, seconds, False)
        steps, seconds = entry.steps, line.seconds
    return Recovered(project, steps, seconds, whole)


def _head(line: Line) -> _Head | None:
    try:
        head = msgspec.json.decode(line.content, type=_Head)
    except msgspec.MsgspecError:
        return None
    return head if head.version > 0 else None


def _bytes(path: Path) -> bytes:
    try:
        return files.read_bytes(path)
    except (OSError, ValueError):
        return b""
