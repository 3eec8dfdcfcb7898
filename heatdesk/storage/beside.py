"""Beside: the files that saving makes next to the user's own, by their names."""

from __future__ import annotations

import errno
import os
import re
import secrets
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from heatdesk.storage.disk import Disk

_TEMPORARY: Final = re.compile(r"\.hd-[0-9a-f]{12}\.tmp")
_LONGEST: Final = 255
"""Bytes of a file's name on every system that counts."""


def temporary(real: str) -> str:
    """The name under which the new content of a file comes to the disk: short, and new."""
    return os.path.join(os.path.dirname(real), f".hd-{secrets.token_hex(6)}.tmp")


def neighbour(real: str) -> str:
    """A name in the same folder that says what it holds, and that no file has yet. Raises OSError
    if there are a thousand.
    """
    folder, name = os.path.split(real)
    stem, suffix = os.path.splitext(name)
    for n in range(1, 1000):
        number = f" {n}" if n > 1 else ""
        told = f" (unsaved copy {time.strftime('%H.%M.%S')}{number}){suffix}"
        kept = os.fsencode(stem)[: _LONGEST - len(os.fsencode(told))].decode("utf-8", "ignore")
        if not os.path.lexists(candidate := os.path.join(folder, kept + told)):
            return candidate
    raise OSError(errno.EEXIST, "there are too many copies")


def sweep(folder: str | os.PathLike[str], older_than: float = 10.0) -> int:
    """Removes temporary files that killed saves left in a folder; the age is in seconds.

    One that is being written is held by its writer, and between the last byte and the renaming no
    writer takes so long. Returns how many went. Never raises: what cannot be removed stays.
    """
    removed = 0
    with suppress(OSError):
        for path in Path(folder).iterdir():
            if _TEMPORARY.fullmatch(path.name) and _is_older(path, older_than):
                removed += _remove(path)
    return removed


def _is_older(path: Path, seconds: float) -> bool:
    with suppress(OSError):
        return time.time() - path.lstat().st_mtime > seconds
    return False


def _remove(path: Path) -> bool:
    if os.name == "nt":  # which removes no file that is open
        with suppress(OSError):
            path.unlink()
            return True
        return False
    try:
        fd = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        Disk.lock(fd)
        path.unlink()
    except OSError:  # somebody writes it
        return False
    finally:
        os.close(fd)
    return True
