"""Where shipped files live: in the wheel, in the source tree, or in the frozen program."""

from __future__ import annotations

import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent


def path(*parts: str) -> Path:
    """The shipped file or folder `resources/<parts>`. Raises FileNotFoundError if it is missing."""
    found = _root().joinpath(*parts)
    if not found.exists():
        raise FileNotFoundError(f"HeatDesk's own file resources/{'/'.join(parts)} is missing")
    return found


def text(*parts: str) -> str:
    return path(*parts).read_text(encoding="utf-8")


def _root() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "heatdesk" / "_resources"
    installed = _HERE / "_resources"
    return installed if installed.is_dir() else _HERE.parent / "resources"
