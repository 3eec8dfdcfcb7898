"""Something goes wrong inside the real window: a report without the map, and the work is safe."""

from __future__ import annotations

from pathlib import Path

import pytest

from heatdesk.storage.recording import recover
from tests.end2end.conftest import python

SECRET = "Confidential merger"

WINDOW = """
import sys
from PySide6.QtCore import QTimer
from heatdesk.cli import program
from heatdesk.model import edits
from heatdesk.window import application

def work():
    window = application.QApplication.instance().window
    document = window.session.document
    document.edit("Retitle", edits.set_properties(document.project, title="{secret}"))
    QTimer.singleShot(0, fail)
    QTimer.singleShot(400, lambda: end(window))

def fail():
    raise KeyError("{secret}")

def end(window):
    print(window.toast.message.text(), "|", window.toast.button.text(), flush=True)
    {end}

QTimer.singleShot(0, lambda: QTimer.singleShot(600, work))
sys.exit(program.main(["--example"]))
"""


def run(home: Path, end: str) -> tuple[int, str, str]:
    script = home / "window.py"
    script.write_text(WINDOW.replace("{secret}", SECRET).replace("{end}", end))
    ended = python([str(script)], home, QT_QPA_PLATFORM="offscreen", PYTHONFAULTHANDLER="")
    return ended.returncode, ended.stdout, ended.stderr


def kept(home: Path) -> str:
    """The title of the map that would be recovered."""
    folders = [path for path in (home / "heatdesk" / "recovery").iterdir() if path.is_dir()]
    (folder,) = (path for path in folders if path.name != "trash")
    return recover(folder).project.properties.title


@pytest.mark.gui
def test_an_exception_is_told_and_reported_without_the_map(home: Path) -> None:
    code, out, err = run(home, "import os; os._exit(7)")
    assert code == 7
    assert out.startswith("Something went wrong; your work is kept (an internal error (KeyError")
    assert out.endswith("| Save\n")
    assert err.count("\n") == 1
    (report,) = (home / "heatdesk").glob("error-*.txt")
    text = report.read_text()
    assert "KeyError" in text
    assert "in fail" in text
    assert SECRET not in text.replace('raise KeyError("' + SECRET, "")
    assert kept(home) == SECRET


@pytest.mark.gui
def test_a_broken_process_notes_down_where_it_was(home: Path) -> None:
    code, _, _ = run(home, "import faulthandler; faulthandler._sigsegv()")
    assert code < 0
    text = (home / "heatdesk" / "crash.txt").read_text()
    assert "Segmentation fault" in text
    assert "in end" in text
    assert SECRET not in text
    assert kept(home) == SECRET


@pytest.mark.gui
def test_after_a_clean_end_nothing_is_noted(home: Path) -> None:
    end = "window.session.document.mark_saved(); window.close()"
    code, _, _ = run(home, end)
    assert code == 0
    assert (home / "heatdesk" / "crash.txt").read_bytes() == b""
