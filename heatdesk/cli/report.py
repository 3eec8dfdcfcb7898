"""Report: what is kept of an internal error, for whoever mends it.

A report tells where the program was and which kind of error it met. The error's own words can quote
the map, so they are told on the terminal alone.
"""

from __future__ import annotations

import faulthandler
import os
import platform
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

from heatdesk import __version__
from heatdesk.storage.characters import show
from heatdesk.storage.files import reason
from heatdesk.storage.problems import show_path

_crashes: IO[bytes] | None = None
"""Held open while the window is: a broken process opens nothing."""

_KEPT: Final = 20
"""So many reports stay; a script that fails each minute must not fill the disk."""


def kept(error: BaseException) -> str:
    """Writes a report of the error, and returns the line that tells the user of it."""
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    line = f"heatdesk: an internal error ({show(what, 120)})"
    try:
        return f"{line}; the report lies in {show_path(str(_write(_text(error))))}"
    except (OSError, RuntimeError) as failure:
        return f"{line}; the report could not be written: {show(reason(failure), 100)}"


def folder() -> Path:
    """The user's folder for what a program notes down. Raises RuntimeError without a home."""
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / "HeatDesk"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Logs" / "HeatDesk"
    state = os.environ.get("XDG_STATE_HOME", "")
    # The specification says that a relative path is to be ignored.
    base = Path(state) if os.path.isabs(state) else Path.home() / ".local" / "state"
    return base / "heatdesk"


def watch_crashes() -> None:
    """Has Python note down where it was, in `crash.txt`, should the process itself break."""
    global _crashes
    if faulthandler.is_enabled():
        return
    with suppress(OSError, RuntimeError):
        where = folder()
        where.mkdir(mode=0o700, parents=True, exist_ok=True)
        _crashes = open(where / "crash.txt", "ab", buffering=0)  # noqa: SIM115
        faulthandler.enable(_crashes)


def end_watch() -> None:
    """The process ends as it should."""
    global _crashes
    if _crashes is not None:
        faulthandler.disable()
        _crashes.close()
        _crashes = None


def _text(error: BaseException) -> str:
    head = f"HeatDesk {__version__}, Python {platform.python_version()}, {platform.platform()}"
    return f"{head}\n\n{''.join(_traces(error))}"


def _traces(error: BaseException | None) -> Iterator[str]:
    """The error and those that led to it, each with its places in the program and its kind."""
    while error is not None:
        yield "Traceback (most recent call last):\n"
        yield from traceback.format_tb(error.__traceback__)
        yield f"{type(error).__name__}\n\n"
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _write(text: str) -> Path:
    """A file of its own, which only the user may read."""
    where = folder()
    where.mkdir(mode=0o700, parents=True, exist_ok=True)
    _sweep(where)
    fd, name = tempfile.mkstemp(".txt", time.strftime("error-%Y%m%d-%H%M%S-"), where)
    with open(fd, "w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(text)
    return Path(name)


def _sweep(where: Path) -> None:
    """Removes the oldest reports; their names sort by time."""
    for old in sorted(where.glob("error-*.txt"))[: 1 - _KEPT]:
        with suppress(OSError):
            old.unlink()
