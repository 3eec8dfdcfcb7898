"""A file that others write or have open: what is asked, what is only read, which window comes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from heatdesk.app.past import keep_now
from heatdesk.storage import project_file
from heatdesk.storage.versions import versions
from heatdesk.window import changed_file
from heatdesk.window.main_window import MainWindow
from tests.builders.driver import dispose, turn
from tests.builders.maps import map_of, role
from tests.window.conftest import Desk, sample

THEIRS = map_of(role("sales"), title="Theirs")


class Answering:
    """Somebody who answers what is asked about a changed file."""

    def __init__(self) -> None:
        self.answer: int | None = None
        self.asked: list[str] = []

    def __call__(self, parent: object, headline: str, lines: str, *choices: str) -> int | None:
        assert choices == ("Save a copy…", "Reload", "Overwrite")
        self.asked.append(headline)
        return self.answer


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Answering:
    made = Answering()
    monkeypatch.setattr(changed_file, "ask", made)
    return made


def changed_by_others(desk: Desk) -> Path:
    path = desk.open()
    desk.change()
    project_file.save(path, THEIRS)
    return path


def test_giving_up_changes_nothing(desk: Desk, answering: Answering) -> None:
    path = changed_by_others(desk)
    desk.run("save")
    assert answering.asked == ["Others have changed “map.heatdesk” since you opened it"]
    assert project_file.read(path) == THEIRS
    assert desk.modified


def test_overwriting_keeps_what_was_there_as_a_version(desk: Desk, answering: Answering) -> None:
    path, answering.answer = changed_by_others(desk), 2
    desk.run("save")
    assert project_file.read(path) == desk.project
    assert not desk.modified
    desk.window.safety.past.finish()
    kept = [project_file.read(v.path) for v in versions(desk.window.safety.past.root, path)]
    assert kept[:2] == [desk.project, THEIRS]
    desk.change()
    desk.run("save")
    assert len(answering.asked) == 1


def test_a_copy_keeps_both(desk: Desk, answering: Answering) -> None:
    path, answering.answer = changed_by_others(desk), 0
    desk.chosen_file = str(desk.folder / "mine.heatdesk")
    desk.run("save")
    assert project_file.read(path) == THEIRS
    assert project_file.read(desk.folder / "mine.heatdesk") == desk.project
    assert desk.window.saving.name == "mine.heatdesk"


def test_reloading_takes_theirs(desk: Desk, answering: Answering) -> None:
    _, answering.answer = changed_by_others(desk), 1
    desk.run("save")
    assert desk.project == THEIRS
    assert not desk.modified


def test_a_file_that_was_only_touched_asks_nothing(desk: Desk, answering: Answering) -> None:
    path = desk.open()
    desk.change()
    os.utime(path, (5.0, 5.0))
    desk.run("save")
    assert answering.asked == []
    assert not desk.modified


def test_a_file_with_a_second_name_parts_from_it_and_says_so(desk: Desk) -> None:
    path = desk.open()
    second = path.with_name("second.heatdesk")
    os.link(path, second)
    desk.change()
    desk.run("save")
    told = desk.window.toast
    assert told.isVisible()
    assert "a second name (a hard link), which keeps the old version" in told.message.text()
    assert project_file.read(second) == sample()
    told.hide()
    desk.change()
    desk.run("save")
    assert not told.isVisible()


# Two windows --------------------------------------------------------------------------------------


@pytest.fixture
def other(desk: Desk) -> Iterator[MainWindow]:
    """Another window, which does not come forward by itself."""
    made = MainWindow(desk.window.settings, desk.window.theme)
    made.show()
    yield made
    made.close()
    dispose(made, made.session.document)


def test_a_file_that_another_window_has_is_shown_there(desk: Desk, other: MainWindow) -> None:
    path = desk.file()
    assert other.filing.open_path(path)
    other.safety._listen()
    other.showMinimized()
    before = desk.project
    assert not desk.window.filing.open_path(path)
    turn()
    assert desk.project is before
    assert not other.isMinimized()
    assert desk.told == []


def test_what_cannot_come_forward_is_read_only_and_saved_elsewhere(
    desk: Desk, other: MainWindow
) -> None:
    path = desk.file()
    assert other.filing.open_path(path)
    other.safety._door.listen(None)
    assert desk.window.filing.open_path(path)
    assert desk.window.windowTitle() == "map.heatdesk (read-only)[*] - HeatDesk"
    assert "only read" in desk.window.toast.message.text()
    desk.change()
    desk.run("save")
    assert desk.dialogs == [("Save the map", str(desk.folder / "map copy.heatdesk"))]
    desk.chosen_file = str(path)
    desk.run("save")
    assert "another window has it open" in desk.told[0][1]
    desk.chosen_file = str(desk.folder / "copy.heatdesk")
    desk.run("save")
    assert desk.window.windowTitle() == "copy.heatdesk[*] - HeatDesk"
    assert project_file.read(path) == sample()


def test_a_read_only_map_can_be_made_a_copy(desk: Desk) -> None:
    path = desk.file()
    path.with_name(f".~{path.name}.lock").write_text("1\nheatdesk\nelsewhere\nmachine\nboot\n")
    assert desk.window.filing.open_path(path)
    assert desk.window.toast.message.text() == (
        "Somebody at the computer elsewhere has this map open: here it is only read"
    )
    desk.window.toast.button.click()
    assert desk.window.windowTitle() == "Untitled map, a copy of map.heatdesk[*] - HeatDesk"
    assert desk.project == sample()
    assert desk.modified


def test_a_file_that_was_closed_can_be_written_by_others(desk: Desk, other: MainWindow) -> None:
    path = desk.file()
    assert other.filing.open_path(path)
    other.close()
    assert desk.window.filing.open_path(path)
    assert desk.window.saving.holder is None
    assert desk.window.filing.open_path(path), "and its own file is opened again"


# Previous versions --------------------------------------------------------------------------------


def test_an_earlier_save_is_restored_by_one_step(desk: Desk) -> None:
    from heatdesk.window.versions import Versions

    path = desk.open()
    first = desk.project
    desk.window.safety.past.finish()
    for _ in range(2):
        desk.change()
        desk.run("save")
        desk.window.safety.past.finish()
    last = desk.project
    desk.run("versions")
    (shown,) = desk.window.findChildren(Versions)
    turn()
    assert shown.list.count() == 3
    assert shown.changes.toPlainText() == "The maps say the same."
    shown.list.setCurrentRow(2)
    turn()
    assert "title" in shown.changes.toPlainText().lower()
    assert not shown.picture.pixmap().isNull()
    shown.restore_button.click()
    turn()
    assert desk.project == first
    assert desk.canvas.steps[-1].startswith("Restore the version of ")
    desk.run("undo")
    assert desk.project == last
    assert project_file.read(path) == last


def test_an_earlier_save_opens_as_a_copy(desk: Desk) -> None:
    from heatdesk.window.versions import Versions

    path = desk.open()
    first = desk.project
    desk.window.safety.past.finish()
    desk.change()
    desk.run("save")
    desk.run("versions")
    (shown,) = desk.window.findChildren(Versions)
    shown.list.setCurrentRow(1)
    shown.copy_button.click()
    assert desk.project == first
    assert desk.window.saving.path is None
    assert desk.window.windowTitle().startswith("Untitled map, as saved ")
    assert project_file.read(path) != first


def test_a_damaged_version_is_told(desk: Desk) -> None:
    from heatdesk.window.versions import Versions

    path = desk.open()
    desk.window.safety.past.finish()
    path.write_bytes(b"broken")
    keep_now(desk.window.safety.past.root, path)
    desk.run("versions")
    (shown,) = desk.window.findChildren(Versions)
    shown.list.setCurrentRow(0)
    turn()
    assert shown.changes.toPlainText().startswith("It cannot be read: ")
    assert not shown.restore_button.isEnabled()
    shown.close()
