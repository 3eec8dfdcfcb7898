"""Report: what is kept of an internal error, for whoever mends it."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import time
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Final

from heatdesk import __version__
from heatdesk.storage.characters import show
from heatdesk.storage.files import reason
from heatdesk.storage.problems import show_path

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


def _text(error: BaseException) -> str:
    head = f"HeatDesk {__version__}, Python {platform.python_version()}, {platform.platform()}"
    return f"{head}\n\n{''.join(traceback.format_exception(error))}"


def _write(text: str) -> Path:
    """A file of its own, which only the user may read: a traceback can quote the map."""
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
