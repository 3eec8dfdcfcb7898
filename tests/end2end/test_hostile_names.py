"""Opening, hovering, choosing, presenting and exporting open nothing that a map's texts name."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import hostile
from tests.conftest import Figure
from tests.end2end.conftest import complaints, environment

pytestmark = pytest.mark.gui

SESSION = Path(__file__).with_name("hostile_session.py")
STRACE = ("strace", "-f", "-qq", "-s", "300", "-e", "trace=%file,connect,execve,execveat")
TOKEN = "probe7q3z"
LEAK = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel(f'<img src="{sys.argv[1]}/1.png">')
label.show()
label.grab()
"""


class Watched:
    """A process under strace, where there is one."""

    def __init__(self, home: Path, *words: str, timeout: float = 60) -> None:
        self.probe = home.parent / TOKEN
        self.probe.mkdir(exist_ok=True)
        (self.probe / "1.png").write_bytes(b"\x89PNG\r\n\x1a\n")
        self.trace = home.parent / "trace"
        self.traced = shutil.which("strace") is not None
        watching = [*STRACE, "-o", str(self.trace)] if self.traced else []
        self.ran = subprocess.run(
            [*watching, sys.executable, *words],
            env=environment(home, QT_QPA_PLATFORM="offscreen", DBUS_SESSION_BUS_ADDRESS=""),
            cwd=home,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )

    def calls(self) -> list[str]:
        lines = self.trace.read_text(errors="replace").splitlines() if self.traced else []
        return lines[1:]  # the first one starts the process

    def looks(self) -> list[str]:
        return [line for line in self.calls() if TOKEN in line or "evilhost" in line]

    def connections(self) -> list[str]:
        return [line for line in self.calls() if re.search(r"\bconnect\(", line)]

    def children(self) -> list[str]:
        return [line for line in self.calls() if re.search(r"\bexecve(at)?\(", line)]


@pytest.mark.parametrize("turns", [1, pytest.param(40, marks=pytest.mark.long)])
def test_hostile_names_open_nothing(turns: int, home: Path, figure: Figure) -> None:
    probe = home.parent / TOKEN
    words = (str(SESSION), str(home), str(probe), str(turns))
    watched = Watched(home, *words, timeout=60 + 15 * turns)
    assert watched.ran.returncode == 0, watched.ran.stderr[-2000:]
    assert complaints(watched.ran.stderr) == []
    told = json.loads(watched.ran.stdout)
    assert told["noted"] == []
    assert told["opened"] > 300, "the hook has heard nothing"
    assert told["boxes"] == 2
    assert watched.looks() == []
    assert watched.connections() == []
    assert watched.children() == []
    assert [path.name for path in probe.iterdir()] == ["1.png"]
    strace = f"strace saw {len(watched.calls())} calls" if watched.traced else "SKIPPED: no strace"
    figure(
        f"{len(hostile.NAMES)} hostile names in {turns} turns through every text field: 0 probe"
        f" files, 0 connections, 0 child processes, 0 unpickling ({strace})"
    )


def test_a_look_at_a_probe_would_be_seen(home: Path, figure: Figure) -> None:
    if shutil.which("strace") is None:
        figure("SKIPPED: without strace nobody can see what Qt opens")
        return
    watched = Watched(home, "-c", LEAK, str(home.parent / TOKEN))
    assert watched.ran.returncode == 0, watched.ran.stderr
    assert any("1.png" in line for line in watched.looks())


def test_there_are_forty_names() -> None:
    names = hostile.names(f"/tmp/{TOKEN}")
    assert len(set(names)) == 40
    assert sum(TOKEN in name for name in names) >= 30
