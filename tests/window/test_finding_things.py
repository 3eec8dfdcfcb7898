"""The palette, the key sheet, the history, the first steps, preferences and toasts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox

from heatdesk.model import edits
from heatdesk.panels.fields.plain import PlainLabel
from heatdesk.window.key_sheet import KeySheet
from heatdesk.window.palette import Palette, matching, plain_text
from heatdesk.window.preferences import Preferences
from tests.builders.driver import turn
from tests.window.conftest import Desk


@pytest.fixture
def palette(desk: Desk) -> Palette:
    desk.open()
    desk.window.session.selection.choose(["twitter", "sales"])
    return Palette(list(desk.window.actions_by_id.values()), desk.window)


def test_the_palette_finds_by_words_in_any_order(palette: Palette, desk: Desk) -> None:
    actions = list(desk.window.actions_by_id.values())
    assert [plain_text(a) for a in matching(actions, "edges left")] == ["Align left edges"]
    assert plain_text(matching(actions, "role")[0]) == "Roles"
    assert matching(actions, "no such thing") == []


def test_typing_and_enter_do_it(palette: Palette, desk: Desk) -> None:
    palette.show()
    QTest.keyClicks(palette.line, "align top")
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    turn()
    assert not palette.isVisible()
    assert desk.canvas.steps == ("Align 2 items",)


def test_what_cannot_be_done_says_why_and_is_not_done(palette: Palette, desk: Desk) -> None:
    palette.show()
    QTest.keyClicks(palette.line, "distribute across")
    assert palette.why.text() == "Choose three items on the map first"
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert desk.canvas.steps == ()
    palette.close()


def test_arrows_walk_through_the_list(palette: Palette) -> None:
    palette.show()
    QTest.keyClick(palette.line, Qt.Key.Key_Down)
    assert palette.found.currentRow() == 1
    QTest.keyClick(palette.line, Qt.Key.Key_Up)
    QTest.keyClick(palette.line, Qt.Key.Key_Up)
    assert palette.found.currentRow() == 0
    palette.close()


def test_the_key_sheet_shows_every_key(desk: Desk) -> None:
    groups = {name: menu.actions() for name, menu in desk.window.menus.items()}
    sheet = KeySheet(groups, desk.window)
    shown = " ".join(label.text() for label in sheet.findChildren(PlainLabel))
    for action in desk.window.actions_by_id.values():
        for key in action.shortcuts():
            assert key.toString(key.SequenceFormat.NativeText) in shown
    sheet.deleteLater()


def test_the_history_goes_back_and_forth(desk: Desk) -> None:
    desk.open()
    before = desk.project
    for _ in range(3):
        desk.change()
    after = desk.project
    desk.run("history")
    history = desk.window.docks.history
    assert history is not None
    assert [history.item(n).text() for n in range(4)] == ["As opened", *["Retitle"] * 3]
    history.setCurrentRow(0)
    assert desk.project == before
    assert history.currentRow() == 0
    history.setCurrentRow(3)
    assert desk.project == after


def test_the_first_steps_tick_themselves_and_go(desk: Desk) -> None:
    desk.window.filing.new()
    steps = desk.window.checklist
    assert steps.isVisible()
    assert [row.isEnabled() for row in steps.rows] == [True] * 5
    document = desk.window.session.document
    for layer, count in (("technology", 3), ("role", 2)):
        for n in range(count):
            change, _ = edits.create(document.project, "now", layer, f"{layer} {n}", (0.1 * n, 0))
            document.edit("Add", change)
    assert [row.isEnabled() for row in steps.rows] == [True, False, False, True, True]
    desk.run("first_steps")
    assert not steps.isVisible()


def test_deleting_offers_to_take_it_back(desk: Desk) -> None:
    desk.open()
    before = desk.project
    desk.canvas.click(0.2, 0.3).keys(Qt.Key.Key_Delete)
    toast = desk.window.toast
    assert toast.isVisible()
    assert toast.message.text() == "Deleted Twitter"
    QTest.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    assert desk.project == before
    assert not toast.isVisible()


def test_the_offer_is_gone_once_something_else_is_done(desk: Desk) -> None:
    desk.open()
    desk.canvas.click(0.2, 0.3).keys(Qt.Key.Key_Delete)
    desk.change()
    assert not desk.window.toast.isVisible()


@pytest.mark.parametrize(
    ("field", "value"), [("map_theme", "projector"), ("motion", "none"), ("start_with", "")]
)
def test_a_preference_holds_when_it_is_chosen(desk: Desk, field: str, value: str) -> None:
    preferences = Preferences(desk.window.settings, desk.window)
    box = preferences.findChild(QComboBox, field)
    assert box is not None
    row = box.findData(value)
    box.setCurrentIndex(row)
    box.activated.emit(row)
    assert getattr(desk.window.settings.values, field) == value
    if field == "map_theme":
        assert desk.window.session.view.look.marker == 20.0
    preferences.deleteLater()


def test_snapping_can_be_switched_off_in_two_places(desk: Desk) -> None:
    preferences = Preferences(desk.window.settings, desk.window)
    box = preferences.findChild(QCheckBox, "snapping")
    assert box is not None
    box.click()
    assert not desk.window.session.view.snapping
    assert not desk.window.actions_by_id["snapping"].isChecked()
    desk.run("snapping")
    assert desk.window.session.view.snapping
    preferences.deleteLater()


def test_find_goes_to_the_filter(desk: Desk) -> None:
    desk.open()
    desk.canvas.keys(Qt.Key.Key_F, ctrl=True)
    assert desk.window.docks.items.filter.hasFocus()
