"""The window's title: which map it is, and whether all of it is in its file."""

from __future__ import annotations

from PySide6.QtCore import Qt

from heatdesk.model import edits
from heatdesk.model.project import Project
from tests.window.conftest import Desk, sample


def test_a_new_map_has_no_name_and_is_not_modified(desk: Desk) -> None:
    assert desk.window.windowTitle() == "Untitled map[*] - HeatDesk"
    assert not desk.modified
    assert desk.window.windowFilePath() == ""


def test_a_file_gives_its_name(desk: Desk) -> None:
    path = desk.open()
    assert desk.window.windowTitle() == "map.heatdesk[*] - HeatDesk"
    assert desk.window.windowFilePath() == str(path)
    assert not desk.modified


def test_an_unsaved_map_is_called_by_its_title(desk: Desk) -> None:
    desk.window.saving.begin(sample(title="  Our \n map "))
    assert desk.window.windowTitle() == "Our map[*] - HeatDesk"


def test_mark_up_and_marks_of_qt_in_a_name_stay_as_they_are(desk: Desk) -> None:
    desk.window.saving.begin(sample(title="<b>A</b>[*] & B"))
    assert desk.window.windowTitle() == "<b>A</b>[*][*] & B[*] - HeatDesk"


def test_changes_and_undo_and_redo_mark_and_unmark(desk: Desk) -> None:
    desk.open()
    for action, modified in (("undo", False), ("redo", True), ("undo", False)):
        if action == "undo" and not desk.modified:
            desk.change()
            assert desk.modified
        desk.run(action)
        assert desk.modified is modified


def test_undo_back_to_the_saved_state_clears_it(desk: Desk) -> None:
    desk.open()
    desk.change()
    desk.change()
    desk.run("save")
    assert not desk.modified
    desk.change()
    assert desk.modified
    desk.run("undo")
    assert not desk.modified
    desk.run("undo")
    assert desk.modified
    desk.run("redo")
    assert not desk.modified


def test_another_way_after_undo_is_never_the_saved_state(desk: Desk) -> None:
    desk.open()
    desk.change()
    desk.run("save")
    desk.run("undo")
    desk.change()
    assert desk.modified
    desk.run("undo")
    assert desk.modified


def test_a_drag_marks_at_once_and_escape_unmarks(desk: Desk) -> None:
    desk.open()
    desk.canvas.press(0.2, 0.3).move(0.5, 0.3)
    assert desk.modified
    desk.canvas.keys(Qt.Key.Key_Escape).release()
    assert not desk.modified


def test_what_could_be_undone_is_named_with_its_ampersands(desk: Desk) -> None:
    desk.open()
    undo, redo = desk.window.actions_by_id["undo"], desk.window.actions_by_id["redo"]
    assert (undo.isEnabled(), redo.isEnabled()) == (False, False)
    desk.canvas.click(0.2, 0.3).keys(Qt.Key.Key_F2).type("R&D").keys(Qt.Key.Key_Return)
    desk.canvas.drag((0.2, 0.3), (0.5, 0.3))
    assert undo.text() == "&Undo “Move R&&D”"
    desk.run("undo")
    assert undo.text() == "&Undo “Rename Twitter”"
    assert redo.text() == "&Redo “Move R&&D”"
    desk.run("undo")
    assert undo.text() == "&Undo"
    assert not undo.isEnabled()


def test_the_status_reads_the_map_under_the_mouse(desk: Desk) -> None:
    project: Project = sample()
    desk.window.saving.begin(project)
    desk.canvas.hover(0.45, -0.2)
    assert " 0.45" in desk.window.status.place
    assert "alignment" in desk.window.status.place
    assert "cool" in desk.window.status.place
    desk.canvas.leave()
    assert desk.window.status.place == ""


def test_the_status_names_what_is_chosen_as_it_is_called_now(desk: Desk) -> None:
    desk.window.saving.begin(sample())
    chosen = desk.window.session.document.project.items[0]
    desk.canvas.hover(0.45, -0.2)
    desk.window.session.selection.choose((chosen.id,))
    change = edits.rename(desk.window.session.document.project, chosen.id, "Wikis")
    desk.window.session.document.edit("Rename", change)
    assert desk.window.status.place == "1 chosen: Wikis"
