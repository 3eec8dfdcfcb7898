"""Product: what installers say of the program, on every system the same."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent

NAME: Final = "HeatDesk"
SUMMARY: Final = "Map technologies and roles on a plane, and see live where they meet"
PUBLISHER: Final = "The HeatDesk authors"
COPYRIGHT: Final = "Copyright (c) 2026 The HeatDesk authors. MIT licence."
IDENTIFIER: Final = "org.heatdesk.HeatDesk"
"""What macOS and Linux' software centres know the program by."""

SUFFIX: Final = "heatdesk"
DOCUMENT: Final = "HeatDesk map"
DOCUMENT_ID: Final = "org.heatdesk.map"
MIME: Final = "application/vnd.heatdesk+json"

MACOS: Final = {"arm64": "13.0", "x86_64": "13.0"}
"""The oldest macOS that the installer admits. Qt 6.11 asks for 13; see manual-tests.md."""


def _version() -> str:
    text = (ROOT / "heatdesk" / "__init__.py").read_text("utf-8")
    found = re.search(r'^__version__ = "(\d+\.\d+\.\d+)"$', text, re.MULTILINE)
    if found is None:
        raise SystemExit("heatdesk/__init__.py names no version of the form 1.2.3")
    return found[1]


VERSION: Final = _version()
"""Three numbers. Read, not imported, so that naming a file needs none of the libraries."""

BEFORE: Final = "0.0.1"
"""Older than all that there is: what an update is tried from (update.py)."""


if __name__ == "__main__":  # for the shell scripts
    print(BEFORE if "--before" in sys.argv else VERSION)
