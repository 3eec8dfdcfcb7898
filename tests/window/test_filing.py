"""New, open, save and close: what reaches the disk, and what is asked and told on the way."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from heatdesk.storage import files
from heatdesk.storage.disk import Disk
from heatdesk.storage.problems import ProjectError
from heatdesk.storage.project_file import encode, read
from heatdesk.storage.templates import open_template
from heatdesk.window.filing import blank
from tests.builders.driver import turn
from tests.window.conftest import BUTTON, Desk, sample


def typed_title(desk: Desk, text: str) -> None:
    """Types a title without leaving its field."""
    desk.window.session.selection.clear()
    field = desk.window.docks.inspector.map.title
    field.setFocus()
    field.selectAll()
    desk.canvas.type(text)


# Opening ------------------------------------------------------------------------------------------


def test_a_file_is_opened_by_its_dialog(desk: Desk) -> None:
    path = desk.file()
    desk.chosen_file = str(path)
    desk.run("open")
    assert desk.project == sample()
    assert desk.window.saving.path == path
    assert (desk.told, desk.asked) == ([], [])


def test_a_dialog_that_is_given_up_changes_nothing(desk: Desk) -> None:
    before = desk.project
    desk.run("open")
    desk.run("save_as")
    assert desk.project is before
    assert list(desk.folder.glob("*.*")) == []
    assert len(desk.dialogs) == 2


def test_the_next_dialog_begins_in_the_last_folder(desk: Desk) -> None:
    desk.open()
    desk.run("open")
    assert desk.dialogs == [("Open a map", str(desk.folder))]


def test_a_faulty_file_leaves_the_open_map_and_says_exactly_what_is_wrong(desk: Desk) -> None:
    path = desk.open()
    before = desk.project
    document = json.loads(encode(sample()))
    document["items"][0]["layer"] = "tool"
    document["scenarios"][0]["placements"][1]["x"] = 7
    document["colour"] = "<b>red</b>"
    faulty = desk.folder / "faulty <i>.heatdesk"
    faulty.write_text(json.dumps(document, indent=2), encoding="utf-8")
    assert not desk.window.filing.open_path(faulty)
    ((headline, lines),) = desk.told
    assert headline == "“faulty <i>.heatdesk” cannot be opened"
    with pytest.raises(ProjectError) as error:
        read(faulty)
    assert lines.splitlines() == [str(problem) for problem in error.value.problems]
    assert len(lines.splitlines()) == 3
    assert "$.items[0].layer: expected 'technology' or 'role', got 'tool'" in lines
    assert desk.project is before
    assert desk.window.saving.path == path
    assert desk.window.windowTitle().startswith("map.heatdesk")
    assert not desk.modified
    assert str(faulty) not in desk.window.settings.values.recent


def test_of_very_many_problems_the_first_dozen_are_told(desk: Desk) -> None:
    document = json.loads(encode(sample()))
    document["items"] = [{"id": f"i{n}", "layer": "x", "name": "n"} for n in range(30)]
    path = desk.folder / "faulty.heatdesk"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert not desk.window.filing.open_path(path)
    lines = desk.told[0][1].splitlines()
    assert len(lines) == 13
    assert lines[-1].startswith("and ")


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n", b"{", b"[]", b"\xff\xfe"])
def test_what_is_no_map_is_refused_in_a_line(desk: Desk, content: bytes) -> None:
    path = desk.folder / "odd.heatdesk"
    path.write_bytes(content)
    before = desk.project
    assert not desk.window.filing.open_path(path)
    assert desk.project is before
    assert len(desk.told) == 1
    assert "Traceback" not in desk.told[0][1]


def test_a_file_that_is_not_there_is_told(desk: Desk) -> None:
    assert not desk.window.filing.open_path(desk.folder / "gone.heatdesk")
    assert "cannot be read" in desk.told[0][1]


# Saving -------------------------------------------------------------------------------------------


def test_the_first_save_asks_for_a_name_and_adds_the_ending(desk: Desk) -> None:
    desk.window.saving.begin(sample(title="Our map"))
    desk.change()
    desk.chosen_file = str(desk.folder / "ours")
    desk.run("save")
    assert [title for title, _ in desk.dialogs] == ["Save the map"]
    path = desk.folder / "ours.heatdesk"
    assert read(path) == desk.project
    assert desk.window.saving.path == path
    assert not desk.modified


def test_the_next_save_asks_nothing(desk: Desk) -> None:
    path = desk.open()
    desk.change()
    desk.run("save")
    assert read(path) == desk.project
    assert desk.dialogs == []
    assert not desk.modified


def test_save_as_writes_another_file_and_goes_on_there(desk: Desk) -> None:
    path = desk.open()
    old = path.read_bytes()
    desk.change()
    desk.chosen_file = str(desk.folder / "other.json")
    desk.run("save_as")
    assert desk.dialogs[0][1] == str(path)
    desk.change()
    desk.run("save")
    assert path.read_bytes() == old
    assert read(desk.folder / "other.json") == desk.project
    assert desk.window.windowTitle().startswith("other.json[*]")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Our map", "Our map.heatdesk"),
        ("a/b\\c:d*e?", "abcde.heatdesk"),
        ("../../etc", "etc.heatdesk"),
        ("", "Untitled map.heatdesk"),
        ("???", "map.heatdesk"),
        ("x" * 200, "x" * 80 + ".heatdesk"),
    ],
)
def test_the_suggested_name_is_one_for_every_system(desk: Desk, title: str, name: str) -> None:
    desk.window.saving.begin(sample(title=title))
    desk.run("save_as")
    assert Path(desk.dialogs[0][1]).name == name


def test_a_gesture_under_way_is_saved_as_it_stands(desk: Desk) -> None:
    path = desk.open()
    desk.canvas.press(0.2, 0.3).move(0.6, 0.3)
    desk.run("save")
    assert read(path) == desk.project
    assert not desk.modified
    desk.canvas.keys(Qt.Key.Key_Escape).move(0.9, 0.9).release()
    assert read(path) == desk.project
    assert not desk.modified
    desk.run("undo")
    assert desk.modified
    assert desk.canvas.where("twitter") == (0.2, 0.3)


def test_arrow_keys_that_are_held_are_saved_as_they_stand(desk: Desk) -> None:
    path = desk.open()
    desk.canvas.click(0.2, 0.3).key_down(Qt.Key.Key_Right, repeats=2)
    desk.run("save")
    desk.canvas.key_up(Qt.Key.Key_Right)
    assert read(path) == desk.project
    assert not desk.modified


def test_what_is_being_typed_is_saved(desk: Desk) -> None:
    path = desk.open()
    typed_title(desk, "Half a title")
    desk.run("save")
    assert read(path).properties.title == "Half a title"
    assert desk.window.docks.inspector.map.title.hasFocus()
    desk.canvas.type("!")
    desk.run("save")
    assert read(path).properties.title == "Half a title!"


def test_a_name_that_is_being_typed_on_the_map_is_saved(desk: Desk) -> None:
    path = desk.open()
    desk.canvas.double_click(0.2, 0.3).type("X")
    desk.run("save")
    assert read(path).item("twitter").name == "X"
    assert desk.canvas.focused is desk.canvas.widget


class FullDisk(Disk):
    @staticmethod
    def write(fd: int, data: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


class ReadOnlyFolder(Disk):
    @staticmethod
    def open(path: object, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT:
            raise PermissionError(errno.EACCES, "Permission denied")
        return os.open(path, flags, mode)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("disk", "step"),
    [
        (ReadOnlyFolder(), "creating the new file): Permission denied"),
        (FullDisk(), "writing the new file): No space left on device"),
    ],
)
def test_a_failed_save_names_the_step_and_keeps_everything(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, disk: Disk, step: str
) -> None:
    path = desk.open()
    old = path.read_bytes()
    desk.change()
    monkeypatch.setattr(files, "disk", disk)
    desk.run("save")
    ((headline, lines),) = desk.told
    assert headline == "The map was not saved"
    assert step in lines
    assert "the old file is unchanged" in lines
    assert path.read_bytes() == old
    assert {entry.name for entry in desk.folder.iterdir() if entry.is_file()} == {
        path.name,
        f".~{path.name}.lock",
    }
    assert desk.modified
    monkeypatch.undo()
    desk.window.filing.save()
    assert read(path) == desk.project
    assert not desk.modified


def test_a_save_as_that_fails_does_not_move_the_map(desk: Desk) -> None:
    path = desk.open()
    desk.change()
    desk.chosen_file = str(desk.folder / "no" / "such" / "folder.heatdesk")
    desk.run("save_as")
    assert desk.window.saving.path == path
    assert desk.modified
    assert "no file was written" in desk.told[0][1]


@pytest.mark.parametrize("version", [2, 99])
def test_a_file_of_a_newer_version_is_never_written_over(desk: Desk, version: int) -> None:
    newer = desk.folder / "newer.heatdesk"
    newer.write_text(json.dumps({"format": "heatdesk", "version": version, "later": True}))
    old = newer.read_bytes()
    desk.open()
    desk.change()
    desk.chosen_file = str(newer)
    desk.run("save_as")
    assert newer.read_bytes() == old
    assert "newer version" in desk.told[0][1]
    assert desk.modified


# Leaving ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["new", "open", "template", "close"])
@pytest.mark.parametrize("answer", [BUTTON.Save, BUTTON.Discard, BUTTON.Cancel, BUTTON.NoButton])
def test_unsaved_changes_are_asked_about(desk: Desk, way: str, answer: BUTTON) -> None:
    path = desk.open()
    other = desk.file("other.heatdesk", sample(title="Other"))
    old = path.read_bytes()
    desk.change()
    changed, desk.answer = desk.project, answer
    gone = leave(desk, way, other)
    assert desk.asked == ["map.heatdesk"]
    assert gone == (answer in {BUTTON.Save, BUTTON.Discard})
    assert path.read_bytes() == (encode(changed) if answer == BUTTON.Save else old)
    if not gone:
        assert desk.project is changed
        assert desk.modified


def leave(desk: Desk, way: str, other: Path) -> bool:
    """Gives the map up in one of the ways there are; says whether it is gone."""
    if way == "close":
        event = QCloseEvent()
        QApplication.sendEvent(desk.window, event)
        return event.isAccepted()
    before = desk.window.saving.path
    if way == "open":
        desk.window.filing.open_path(other)
    elif way == "template":
        desk.window.filing.new_from("power-interest")
    else:
        desk.run("new")
    turn()
    return desk.window.saving.path != before


def test_where_saving_fails_nothing_is_given_up(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.open()
    desk.change()
    desk.answer = BUTTON.Save
    monkeypatch.setattr(files, "disk", FullDisk())
    before = desk.project
    desk.run("new")
    assert desk.project is before
    assert desk.modified


def test_where_the_name_dialog_is_given_up_nothing_is_given_up(desk: Desk) -> None:
    desk.change()
    desk.answer = BUTTON.Save
    before = desk.project
    desk.run("new")
    assert desk.project is before


def test_saved_maps_are_left_without_a_word(desk: Desk) -> None:
    desk.open()
    desk.run("new")
    assert desk.project == blank()
    assert desk.asked == []
    desk.window.filing.new_from("power-interest")
    assert desk.project == open_template("power-interest")
    assert desk.asked == []


@pytest.mark.parametrize("way", ["new", "close"])
def test_what_is_being_typed_is_asked_about_too(desk: Desk, way: str) -> None:
    desk.open()
    typed_title(desk, "Half a title")
    assert not leave(desk, way, desk.folder)
    assert desk.asked == ["map.heatdesk"]
    assert desk.project.properties.title == "Half a title"


@pytest.mark.parametrize("field", ["reason", "note"])
def test_notes_that_are_being_typed_are_asked_about_too(desk: Desk, field: str) -> None:
    desk.open()
    desk.canvas.click(0.2, 0.3)
    getattr(desk.window.docks.inspector.items, field).setFocus()
    desk.canvas.type("Because")
    assert not leave(desk, "close", desk.folder)
    assert desk.asked == ["map.heatdesk"]


def test_a_new_map_forgets_the_file_of_the_old_one(desk: Desk) -> None:
    path = desk.open()
    old = path.read_bytes()
    desk.run("new")
    desk.change()
    desk.run("save")
    assert path.read_bytes() == old
    assert len(desk.dialogs) == 1


# Recent files -------------------------------------------------------------------------------------


def recent(desk: Desk) -> list[tuple[str, bool]]:
    desk.window._recent.aboutToShow.emit()
    return [(a.text(), a.isEnabled()) for a in desk.window._recent.actions() if a.text()]


def test_recent_files_are_listed_newest_first_and_open(desk: Desk) -> None:
    assert recent(desk) == [("Nothing yet", False)]
    first = desk.open("R&D.heatdesk")
    desk.open("second.heatdesk")
    assert recent(desk)[:2] == [("second.heatdesk", True), ("R&&D.heatdesk", True)]
    desk.window._recent.actions()[1].trigger()
    turn()
    assert desk.window.saving.path == first
    first.unlink()
    assert ("R&&D.heatdesk", False) in recent(desk)
    desk.window._recent.actions()[-1].trigger()
    assert recent(desk) == [("Nothing yet", False)]


def test_a_saved_file_is_recent_too(desk: Desk) -> None:
    desk.chosen_file = str(desk.folder / "mine.heatdesk")
    desk.run("save_as")
    assert desk.window.settings.values.recent == (desk.chosen_file,)
