"""File lock: one file is written by one window, on this computer or on another.

The lock lies beside the file, so that whoever shares the folder sees it; where nothing can be put
there, in the user's own folder. What a killed process left is taken without a word.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QLockFile, QSysInfo

from heatdesk.app import places


class Holder(NamedTuple):
    """Who has a file: the name of the computer, and whether it is this one."""

    host: str
    here: bool


class FileLock:
    """The right to write one file, until `release` or the end of the process."""

    def __init__(self, path: Path, lock: QLockFile) -> None:
        self._path = real(path)
        self._lock = lock

    def is_for(self, path: Path) -> bool:
        return self._path == real(path)

    def release(self) -> None:
        self._lock.unlock()


def take(path: Path) -> FileLock | Holder:
    """The right to write a file, which need not exist, or who else has it."""
    target = real(path)
    beside = target.with_name(f".~{target.name}.lock")
    return _taken(target, beside) or _taken(target, _elsewhere(target)) or FileLock(path, _none())


def real(path: Path) -> Path:
    """The file behind links: the same for all ways that lead to it."""
    return Path(os.path.realpath(path))


def key(path: Path) -> str:
    """A name for a file that holds for all of the user's windows."""
    return hashlib.sha256(os.fsencode(real(path))).hexdigest()[:32]


def _taken(target: Path, at: Path) -> FileLock | Holder | None:
    """None: no lock can be put there."""
    lock = QLockFile(str(at))
    lock.setStaleLockTime(0)  # only the end of its process ends a lock
    if lock.tryLock(0):
        return FileLock(target, lock)
    if lock.error() != QLockFile.LockError.LockFailedError:
        return None
    _, host, _ = lock.getLockInfo()
    return Holder(host, host in ("", QSysInfo.machineHostName()))


def _elsewhere(target: Path) -> Path:
    folder = places.state() / "locks"
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / f"{key(target)}.lock"


def _none() -> QLockFile:
    """Where nothing can be locked nothing is: a disk that takes no file loses none."""
    return QLockFile("")
