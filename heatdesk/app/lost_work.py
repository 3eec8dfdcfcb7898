"""Lost work: what sessions that ended without a word have left, to be offered again.

Nothing here deletes anything but by the user's word, and then it lies in the trash for a month.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile

from heatdesk.app.keeper import lock_of, put_away
from heatdesk.app.places import sessions
from heatdesk.model.project import Project


@dataclass(frozen=True, slots=True, eq=False)
class LostWork:
    """One ended session, held so that no other window offers it too."""

    folder: Path
    name: str
    path: str | None
    written: float
    """When it was last written to: seconds of the wall clock."""
    project: Project | None
    """None where it cannot be read; `problem` then says why."""
    steps: int
    problem: str
    lock: QLockFile

    def let_go(self) -> None:
        """Keeps it for later: it will be offered again."""
        self.lock.unlock()

    def discard(self) -> None:
        put_away(self.folder, discarded=True)
        self.lock.unlock()


def lost_work(*roots: Path) -> list[LostWork]:
    """What can be offered now, newest first; sessions of living windows are not among it."""
    found = (work for root in roots for work in _found(root))
    return sorted(found, key=lambda work: work.written, reverse=True)


def _found(root: Path) -> Iterator[LostWork]:
    from heatdesk.storage import recording

    for folder in sessions(root):
        if not recording.holds_work(folder):
            continue
        lock = lock_of(folder)
        if lock.tryLock(0):
            yield _read(folder, lock)


def _read(folder: Path, lock: QLockFile) -> LostWork:
    from heatdesk.storage import recording
    from heatdesk.storage.problems import ProjectError

    meta, written = recording.meta(folder), recording.written(folder)
    try:
        found = recording.recover(folder)
    except ProjectError as error:
        problem = f"It cannot be read: {error.problems[0]}"
        return LostWork(folder, meta.name, meta.path, written, None, 0, problem, lock)
    problem = "" if found.whole else "The end of it is damaged: this is what can be read."
    return LostWork(
        folder, meta.name, meta.path, written, found.project, found.steps, problem, lock
    )
