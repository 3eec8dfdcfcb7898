"""Opening, hovering, choosing, presenting and exporting open nothing that a map's texts name."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from functools import cached_property
from pathlib import Path

import pytest

from tests.builders import hostile
from tests.conftest import Figure
from tests.end2end.conftest import complaints, environment

pytestmark = pytest.mark.gui

SESSION = Path(__file__).with_name("hostile_session.py")
STRACE = ("strace", "-f", "-qq", "-s", "300", "-e", "trace=%file,connect,execve,execveat")
TRACED = shutil.which("strace") is not None
needs_strace = pytest.mark.skipif(not TRACED, reason="no strace: nobody sees what Qt opens")
TOKEN = "probe7q3z"
BOXES, DIALOGS, THOROUGH = 3, 3, 4
"""Questions that are asked, dialogs of a thorough turn, and the turns that are thorough."""
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
        watching = [*STRACE, "-o", str(self.trace)] if TRACED else []
        self.ran = subprocess.run(
            [*watching, sys.executable, *words],
            env=environment(home, QT_QPA_PLATFORM="offscreen", DBUS_SESSION_BUS_ADDRESS=""),
            cwd=home,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )

    @cached_property
    def calls(self) -> list[str]:
        return self.trace.read_text(errors="replace").splitlines()[1:]  # the first starts it

    def looks(self) -> list[str]:
        return [line for line in self.calls if TOKEN in line or "evilhost" in line]

    def connections(self) -> list[str]:
        return [line for line in self.calls if re.search(r"\bconnect\(", line)]

    def children(self) -> list[str]:
        return [line for line in self.calls if re.search(r"\bexecve(at)?\(", line)]


@pytest.fixture(scope="module", params=[1, pytest.param(40, marks=pytest.mark.long)])
def session(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Watched:
    """So many turns of the hostile session, run once for all who look at it."""
    home = tmp_path_factory.mktemp("hostile") / "home"
    home.mkdir()
    words = (str(SESSION), str(home), str(home.parent / TOKEN), str(request.param))
    return Watched(home, *words, timeout=60 + 15 * request.param)


def test_hostile_names_run_nothing(session: Watched, figure: Figure) -> None:
    assert session.ran.returncode == 0, session.ran.stderr[-2000:]
    assert complaints(session.ran.stderr) == []
    told = json.loads(session.ran.stdout)
    assert told["noted"] == []
    assert told["opened"] > 300, "the hook has heard nothing"
    assert told["boxes"] == BOXES
    assert told["dialogs"] == DIALOGS * min(told["turns"], THOROUGH)
    assert [path.name for path in session.probe.iterdir()] == ["1.png"]
    figure(
        f"{len(hostile.NAMES)} hostile names in {told['turns']} turns through every text field:"
        f" Python opened {told['opened']} files, 0 of them theirs; 0 connections, 0 child"
        " processes, 0 unpickling"
    )


@needs_strace
def test_hostile_names_open_nothing_that_only_the_system_sees(
    session: Watched, figure: Figure
) -> None:
    assert session.looks() == []
    assert session.connections() == []
    assert session.children() == []
    turns = json.loads(session.ran.stdout)["turns"]
    figure(f"of {len(session.calls)} system calls in {turns} hostile turns 0 went to a probe")


@needs_strace
def test_a_look_at_a_probe_would_be_seen(home: Path) -> None:
    watched = Watched(home, "-c", LEAK, str(home.parent / TOKEN))
    assert watched.ran.returncode == 0, watched.ran.stderr
    assert any("1.png" in line for line in watched.looks())


def test_there_are_forty_names() -> None:
    names = hostile.names(f"/tmp/{TOKEN}")
    assert len(set(names)) == 40
    assert sum(TOKEN in name for name in names) >= 30
