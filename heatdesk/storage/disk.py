"""The calls that touch the disk, and no others, so that a test can make each of them fail."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import Any, Final


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
    """Stands for what a system does not have, as Windows owners and modes of an open file."""


def _none(*_: Any) -> list[str]:
    """Stands for extended attributes, which Python knows of on Linux alone."""
    return []


_LISTS_AND_ATTRIBUTES: Final = 1 << 0 | 1 << 2
"""COPYFILE_ACL and COPYFILE_XATTR of macOS' copyfile.h."""


def copied(path: str, target: int) -> None:
    """Gives an open file the access lists and extended attributes (tags, quarantine) of the one at
    a path, by the call that macOS has for it. Raises OSError.
    """
    import ctypes

    source = os.open(path, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
    try:
        system = ctypes.CDLL(None, use_errno=True)
        if system.fcopyfile(source, target, None, _LISTS_AND_ATTRIBUTES) < 0:
            raise OSError(ctypes.get_errno(), "the attributes cannot be copied")
    finally:
        os.close(source)


def _locked(fd: int) -> None:
    """Holds a file until it is closed; only where that costs nothing. Raises OSError if another
    holds it. Windows removes no file that is open, which does as well.
    """
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)


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
    listxattr: Callable[[str], list[str]] = staticmethod(getattr(os, "listxattr", _none))
    getxattr: Callable[[str, str], bytes] = staticmethod(getattr(os, "getxattr", _nothing))
    setxattr: Callable[[int, str, bytes], None] = staticmethod(getattr(os, "setxattr", _nothing))
    copied: Callable[[str, int], None] = staticmethod(
        copied if sys.platform == "darwin" else _nothing
    )
    lock = staticmethod(_locked)
    fsync = staticmethod(_flushed)
    fdatasync: Callable[[int], None] = staticmethod(getattr(os, "fdatasync", os.fsync))
    close = staticmethod(os.close)
    replace = staticmethod(os.replace)
    unlink = staticmethod(os.unlink)
    sleep = staticmethod(time.sleep)

    @staticmethod
    def realpath(path: str) -> str:
        return os.path.realpath(path)
