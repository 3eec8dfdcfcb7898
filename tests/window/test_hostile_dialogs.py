"""What others have named stands as plain text in the dialogs that guard the work."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLockFile, Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from heatdesk.app.lost_work import LostWork
from heatdesk.model import edits
from heatdesk.storage import project_file
from heatdesk.storage.characters import show
from heatdesk.window.changed_file import ask_about_change
from heatdesk.window.recovering import Recovering
from heatdesk.window.versions import Versions
from tests.builders.driver import turn
from tests.builders.hostile import a_hostile_project, names
from tests.window.conftest import BUTTON, Desk, sample

PROBE = "/tmp/probe7q3z"
NAMES = names(PROBE)
TURNING = "\u202a\u202b\u202c\u202d\u202e"
"""What turns all the letters that follow, ours included. (An isolate ends with its name.)"""


def assert_plain(top: QWidget) -> None:
    """Every label says that it is plain, every tip that what looks like mark-up is none."""
    for label in top.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText or not label.text()
    for widget in (top, *top.findChildren(QWidget)):
        told = widget.toolTip()
        assert not told or (told.startswith("<qt>") and told.count("<") == 2)


def spoken(top: QWidget) -> str:
    return "\n".join(label.text() for label in top.findChildren(QLabel))


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts of the questions that were asked; each was looked at while it stood there."""
    heard: list[str] = []

    def look(box: QMessageBox) -> int:
        box.show()
        turn()
        assert_plain(box)
        heard.append(box.text())
        box.buttons()[0].click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", look)
    return heard


@pytest.fixture
def lost(tmp_path: Path) -> Iterator[Callable[[str, int], LostWork]]:
    locks = []

    def make(name: str, n: int) -> LostWork:
        locks.append(QLockFile(str(tmp_path / f"{n}.lock")))
        folder, path = tmp_path / str(n), f"/documents/{name}/{name}"
        project = sample(title=name) if n % 2 else None
        return LostWork(folder, name, path, time.time(), project, n, "", locks[-1])

    yield make
    for lock in locks:
        lock.unlock()


def test_there_are_forty_names() -> None:
    assert len(set(NAMES)) == 40


def test_the_question_about_a_changed_file(desk: Desk, boxes: list[str]) -> None:
    for name in NAMES:
        assert ask_about_change(desk.window, name) == "copy"
    assert len(boxes) == 40
    for name, told in zip(NAMES, boxes, strict=True):
        assert show(name) in told
        assert not set(told) & set(TURNING)


def test_the_offer_of_lost_work(desk: Desk, boxes: list[str], lost: Any) -> None:
    found = [lost(name, n) for n, name in enumerate(NAMES)]
    dialog = Recovering(found, lambda work: True, desk.window)
    dialog.open()
    turn()
    assert len(dialog.rows) == 40
    assert_plain(dialog)
    assert NAMES[0] in spoken(dialog)
    tips = "".join(label.toolTip() for label in dialog.findChildren(QLabel))
    assert not set(spoken(dialog) + tips) & set(TURNING)
    dialog.grab()
    for row in list(dialog.rows):
        dialog.discard(row)
    assert len(boxes) == 40
    assert not set("".join(boxes)) & set(TURNING)


def test_the_window_after_recovery(desk: Desk, lost: Any) -> None:
    for n, name in enumerate(NAMES):
        work = lost(name, 2 * n + 1)
        assert work.project is not None
        desk.window.safety.supersede(work, work.project)
        desk.window.safety._superseded.clear()
        turn()
        assert_plain(desk.window.status)
        assert not set(desk.window.windowTitle()) & set(TURNING)


def test_the_previous_versions(desk: Desk) -> None:
    desk.answer = BUTTON.Discard
    for turns in range(2):
        path = desk.folder / f"<img src='{PROBE.replace('/', '_')}'>\u202e{turns}.heatdesk"
        project_file.save(path, a_hostile_project(PROBE, turns))
        assert desk.window.filing.open_path(path)
        document = desk.window.session.document
        document.edit("Delete", edits.delete(document.project, [document.project.items[0].id]))
        desk.run("versions")
        (dialog,) = desk.window.findChildren(Versions)
        turn()
        dialog.list.setCurrentRow(0)
        turn()
        assert_plain(dialog)
        assert path.name.replace("\u202e", r"\u202e") in spoken(dialog)
        assert not set(desk.window.windowTitle()) & set(TURNING)
        assert dialog.changes.toPlainText()
        dialog.grab()
        dialog.restore()
        turn()
        assert_plain(desk.window.status)
