"""The calls that touch the disk, and no others, so that a test can make each of them fail."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import Any


def _flushed(fd: int) -> None:
    """Brings a file to the disk itself; on macOS plain fsync stops at the drive's cache."""
    if sys.platform == "darwin":
        import fcntl

        try:
            fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
        except OSError:
            os.fsync(fd)
    else:
        os.fsync(fd)


def _nothing(*_: Any) -> None:
    """Stands for what Windows does not have: owners and modes of an open file."""


class Disk:
    """The system's calls, as `files` uses them."""

    stat = staticmethod(os.stat)
    access = staticmethod(os.access)
    open = staticmethod(os.open)
    fstat = staticmethod(os.fstat)
    read = staticmethod(os.read)
    write = staticmethod(os.write)
    fchown: Callable[[int, int, int], None] = staticmethod(getattr(os, "fchown", _nothing))
    fchmod: Callable[[int, int], None] = staticmethod(getattr(os, "fchmod", _nothing))
    fsync = staticmethod(_flushed)
    close = staticmethod(os.close)
    replace = staticmethod(os.replace)
    unlink = staticmethod(os.unlink)
    sleep = staticmethod(time.sleep)

    @staticmethod
    def realpath(path: str) -> str:
        return os.path.realpath(path)
