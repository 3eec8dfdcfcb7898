"""The program is started twice on one file: the second start shows the first one's window."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from heatdesk.storage.project_file import read, save
from heatdesk.storage.templates import EXAMPLE, open_template
from tests.end2end.conftest import complaints, environment, python
from tests.end2end.test_killed import wait_for

FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from heatdesk.window import application

home = Path(sys.argv[1])

def look():
    window = application.QApplication.instance().window
    window.safety._door.knocked.connect(lambda: (home / "raised").touch())
    QTimer.singleShot(500, lambda: (home / "ready").touch())

QTimer.singleShot(0, look)
sys.exit(application.run(home / "map.heatdesk"))
"""


@pytest.mark.gui
@pytest.mark.skipif(os.name == "nt", reason="kills with SIGKILL")
def test_a_second_start_raises_the_first_window_and_a_kill_frees_the_file(home: Path) -> None:
    save(home / "map.heatdesk", open_template(EXAMPLE))
    (home / "first.py").write_text(FIRST)
    first = subprocess.Popen(
        [sys.executable, str(home / "first.py"), str(home)],
        env=environment(home, QT_QPA_PLATFORM="offscreen"),
    )
    try:
        wait_for(home / "ready")
        second = python(
            ["-m", "heatdesk", str(home / "map.heatdesk")], home, QT_QPA_PLATFORM="offscreen"
        )
        assert complaints(second.stderr) == []
        assert second.returncode == 0
        assert (home / "raised").exists()
        assert first.poll() is None
    finally:
        first.kill()
        first.wait()
    (home / "saves.py").write_text(SAVES)
    third = python([str(home / "saves.py"), str(home)], home, QT_QPA_PLATFORM="offscreen")
    assert complaints(third.stderr) == []
    assert third.stdout == "map.heatdesk[*] - HeatDesk\n"
    assert read(home / "map.heatdesk").properties.title == "Taken over"


SAVES = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from heatdesk.model import edits
from heatdesk.window import application

def work():
    window = application.QApplication.instance().window
    print(window.windowTitle(), flush=True)
    document = window.session.document
    document.edit("Retitle", edits.set_properties(document.project, title="Taken over"))
    window.filing.save()
    QTimer.singleShot(0, window.close)

QTimer.singleShot(0, work)
sys.exit(application.run(Path(sys.argv[1]) / "map.heatdesk"))
"""
