from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# What the platform says on stderr, whatever the program does.
_NOTES = (
    "This plugin does not support",
    "propagateSizeHints",
    "XDG_RUNTIME_DIR",
    "libEGL warning",
    "MESA",
    "qt.qpa.services",
    "QStandardPaths",
    "dconf",
    "a11y",
    "D-Bus",
    "dbus",
)


def complaints(stderr: str) -> list[str]:
    """What a process has said on stderr that is not a note of its platform."""
    lines = stderr.splitlines()
    return [line for line in lines if line.strip() and not any(note in line for note in _NOTES)]


def environment(home: Path, **more: str) -> Mapping[str, str]:
    """The present one, with settings of its own and the program where it stands."""
    kept = dict(os.environ)
    kept["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), kept.get("PYTHONPATH"))))
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
        kept[name] = str(home)
    return {**kept, "PYTHONFAULTHANDLER": "1", **more}


def python(
    arguments: Sequence[str], home: Path, timeout: float = 60.0, **more: str
) -> subprocess.CompletedProcess[str]:
    """Runs Python in a process of its own."""
    return subprocess.run(
        [sys.executable, *arguments],
        env=environment(home, **more),
        cwd=home,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder
