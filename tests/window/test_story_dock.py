"""The story in the window: made when it is first wanted, with keys of its own, and undoable."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from heatdesk.panels.story.story_strip import StoryStrip
from tests.builders.driver import turn
from tests.window.conftest import Desk


def story(desk: Desk) -> StoryStrip:
    """The strip, with its second step chosen."""
    desk.open()
    desk.run("story")
    panel = desk.window.docks.story
    assert panel is not None
    panel.list.choose("axes")
    turn()
    return panel


def press(panel: StoryStrip, key: Qt.Key) -> None:
    QTest.keyClick(panel.list, key)
    turn()


def test_the_strip_is_made_when_it_is_first_wanted(desk: Desk) -> None:
    assert desk.window.docks.story is None
    panel = story(desk)
    assert panel.isVisible()
    assert QApplication.focusWidget() is panel.list
    assert desk.window.actions_by_id["story"].isChecked()
    desk.run("story")
    assert not panel.isVisible()


def test_f2_is_the_lists_own_key(desk: Desk) -> None:
    panel = story(desk)
    desk.window.session.selection.choose(["twitter"])
    panel.list.setFocus()
    press(panel, Qt.Key.Key_F2)
    editor = panel.list.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "Where we look")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    turn()
    assert (desk.project.story or ())[1].title == "Where we look"
    assert desk.project.item("twitter").name == "Twitter"


def test_a_deleted_step_comes_back_by_the_toasts_button(desk: Desk) -> None:
    panel = story(desk)
    press(panel, Qt.Key.Key_Delete)
    assert "axes" not in panel.model.ids
    assert desk.window.toast.message.text() == "Deleted a step of the story"
    QTest.mouseClick(desk.window.toast.button, Qt.MouseButton.LeftButton)
    turn()
    assert desk.project.story is None
    assert "axes" in panel.model.ids


def test_items_are_not_deleted_with_a_step(desk: Desk) -> None:
    panel = story(desk)
    desk.window.session.selection.choose(["twitter"])
    press(panel, Qt.Key.Key_Delete)
    assert desk.project.has_item("twitter")


def test_hidden_at_first_and_remembered(desk: Desk) -> None:
    assert "story" in desk.window.docks.hidden
    story(desk)
    assert "story" not in desk.window.docks.hidden
