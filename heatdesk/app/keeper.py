"""Keeper: the thread that brings a document's work to the disk while the window goes on."""

from __future__ import annotations

import secrets
import shutil
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLockFile

from heatdesk.app.places import TRASH, is_private
from heatdesk.model.project import Project

if TYPE_CHECKING:
    from heatdesk.storage.recording import Meta

_DONE: Final = ".done"
_PATIENCE: Final = 3.0
"""Seconds that a window waits for its disk when it closes."""

_DAY: Final = 86_400.0
_KEPT_DAYS: Final = 30


@dataclass(frozen=True, slots=True, eq=False)
class Work:
    """A state to be kept, and when it was that; `steps` is how much has been done until then."""

    project: Project
    steps: int
    meta: Meta
    at_rest: bool
    seconds: float = field(default_factory=time.monotonic)


class Keeper:
    """Keeps the newest state that it was given; older ones that wait are left out.

    `told` hears, in the keeper's own thread, of each state that was kept, or why it was not, and
    whether it lies in a spare place: of `roots` the first that takes it is the one.
    """

    def __init__(self, roots: Sequence[Path], told: Callable[[Work, str, bool], object]) -> None:
        self._roots = tuple(roots)
        self._told = told
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._newest: Work | None = None
        self._thread: threading.Thread | None = None
        self._sessions: dict[Path, _Session] = {}
        self._present: Path | None = None

    def keep(self, work: Work) -> None:
        self._newest = work
        self._do(lambda: self._keep(work))

    def end(self, discarded: bool) -> None:
        """The work is in its file, or nobody wants it: then it lies in the trash for a month."""
        if self._thread is not None:
            self._do(lambda: self._end(discarded))

    def stop(self) -> None:
        """Waits for what was begun, but for no disk that does not answer."""
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join(_PATIENCE)
            self._thread = None

    def _do(self, job: Callable[[], None]) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="recovery", daemon=True)
            self._thread.start()
        self._jobs.put(job)

    # In the thread ---------------------------------------------------------------------------

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()
        for session in self._sessions.values():
            session.recording.close()

    def _keep(self, work: Work) -> None:
        from heatdesk.storage import recording

        if work is not self._newest:
            return
        try:
            self._bring(work)
            problem = ""
        except Exception as failure:  # whatever it was, the window has to say so
            problem = recording.told(failure)
        with suppress(RuntimeError):  # Qt's word for a window that is gone: there is no ear left
            self._told(work, problem, self._present in self._roots[1:])

    def _bring(self, work: Work) -> None:
        """To where the last work went, or, if that takes nothing, to the first place that does."""
        from heatdesk.storage.problems import SaveError

        failures: list[Exception] = []
        for root in sorted(self._roots, key=lambda root: root != self._present):
            try:
                self._session(root, work).keep(work)
            except (OSError, SaveError) as failure:
                failures.append(failure)
            else:
                return self._settle_in(root)
        raise failures[0]

    def _session(self, root: Path, work: Work) -> _Session:
        if root not in self._sessions:
            root.mkdir(mode=0o700, parents=True, exist_ok=True)
            if root != self._roots[0] and not is_private(root):
                raise OSError("the spare folder is not the user's alone")
            self._sessions[root] = _Session(root / secrets.token_hex(16), work.meta)
        return self._sessions[root]

    def _settle_in(self, root: Path) -> None:
        """What lies in other places is older, and not to be offered."""
        self._present = root
        for other in [other for other in self._sessions if other != root]:
            self._sessions.pop(other).end(discarded=True)

    def _end(self, discarded: bool) -> None:
        for session in self._sessions.values():
            session.end(discarded)
        self._sessions.clear()
        self._present = None


class _Session:
    """A locked folder, and what is written there. Raises OSError if it cannot be locked."""

    def __init__(self, folder: Path, meta: Meta) -> None:
        from heatdesk.storage.recording import Recording

        self.recording = Recording(folder, meta)
        self.lock = lock_of(folder)
        if not self.lock.tryLock(0):
            raise OSError("the session's folder cannot be locked")

    def keep(self, work: Work) -> None:
        """Once more if it fails, then with a new base: a folder that has vanished is made again."""
        from heatdesk.storage.problems import SaveError

        state = work.project, work.steps, work.seconds, work.at_rest
        try:
            self.recording.keep(*state)
        except (OSError, SaveError):
            self.recording.keep(*state)

    def end(self, discarded: bool) -> None:
        self.recording.close()
        put_away(self.recording.folder, discarded)
        self.lock.unlock()


def lock_of(folder: Path) -> QLockFile:
    """What a living session holds. It lies beside the folder, which can then be renamed."""
    lock = QLockFile(str(folder.with_name(f"{folder.name}.lock")))
    lock.setStaleLockTime(0)  # only the end of its process ends a lock
    return lock


def put_away(folder: Path, discarded: bool) -> None:
    """Ends a session in one step: kept in the trash for a month, or, if it is saved, for good."""
    trash = folder.parent / TRASH
    with suppress(OSError):
        if discarded:
            trash.mkdir(mode=0o700, exist_ok=True)
            folder.rename(trash / f"{int(time.time())}-{folder.name}")
        else:
            done = folder.with_suffix(_DONE)
            folder.rename(done)
            shutil.rmtree(done)
    _empty(trash)


def _empty(trash: Path) -> None:
    """Removes what has lain there for a month."""
    with suppress(OSError):
        for entry in trash.iterdir():
            since = entry.name.partition("-")[0]
            if since.isdigit() and time.time() - int(since) > _KEPT_DAYS * _DAY:
                shutil.rmtree(entry, ignore_errors=True)
