"""Every action: that it can be found, that its keys are its own, that it does what it says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from heatdesk import resources
from heatdesk.model.properties import OVERLAYS
from heatdesk.window.actions import ACTIONS, Action
from heatdesk.window.menus import MENUS, TOOLBAR
from tests.builders.driver import turn
from tests.window.conftest import Desk

IDS = [action.id for action in ACTIONS]


def menu_actions(desk: Desk) -> list[object]:
    menus = [action.menu() for action in desk.window.menuBar().actions()]
    return [action for menu in menus if isinstance(menu, QMenu) for action in menu.actions()]


# The table ----------------------------------------------------------------------------------------


def test_ids_and_texts_are_unique() -> None:
    assert [id for id, count in Counter(IDS).items() if count > 1] == []
    texts = Counter(action.text.replace("&", "") for action in ACTIONS)
    assert [text for text, count in texts.items() if count > 1] == []


@pytest.mark.parametrize("action", ACTIONS, ids=IDS)
def test_each_action_says_what_it_is(action: Action) -> None:
    assert action.text.replace("&", "").strip()
    assert action.text.count("&") == 1, "a letter to choose it by"
    assert action.help.strip()
    resources.path("icons", f"{action.icon}.svg")


def test_no_two_actions_share_a_shortcut() -> None:
    keys = Counter(QKeySequence(key).toString() for action in ACTIONS for key in action.keys)
    assert "" not in keys, "every key is one that Qt knows"
    assert [key for key, count in keys.items() if count > 1] == []


def test_keys_without_ctrl_or_alt_are_those_of_the_canvas() -> None:
    """Or they would fire while somebody types in a panel."""
    for action in ACTIONS:
        for key in action.keys:
            plain = not {"Ctrl", "Alt"} & set(key.split("+")) and not re.search(r"F\d", key)
            assert not plain or action.on_canvas, f"{action.id}: {key}"


def test_every_action_stands_in_a_menu(desk: Desk) -> None:
    listed = menu_actions(desk)
    missing = [id for id, action in desk.window.actions_by_id.items() if action not in listed]
    assert missing == []


def test_menus_and_toolbar_name_only_what_there_is() -> None:
    named = {id for entries in MENUS.values() for id in entries} | set(TOOLBAR)
    assert named - {None} <= set(IDS)


def test_the_letters_of_a_menu_are_its_entries_own(desk: Desk) -> None:
    for title in MENUS:
        (menu,) = (a.menu() for a in desk.window.menuBar().actions() if a.text() == title)
        assert isinstance(menu, QMenu)
        texts = [action.text() for action in menu.actions() if "&" in action.text()]
        letters = Counter(text[text.index("&") + 1].lower() for text in texts)
        assert [letter for letter, count in letters.items() if count > 1] == [], title


def test_each_qt_action_has_what_the_table_says(desk: Desk) -> None:
    desk.window.styling.tint_menus()  # which waits for the first frame
    for entry in ACTIONS:
        action = desk.window.actions_by_id[entry.id]
        assert action.text().startswith(entry.text)
        assert not action.icon().isNull()
        assert [key.toString() for key in action.shortcuts()] == [
            QKeySequence(key).toString() for key in entry.keys
        ]
        assert action.toolTip().startswith("<qt>")


# Running ------------------------------------------------------------------------------------------


@pytest.fixture
def closer(qapp: QApplication) -> Iterator[list[str]]:
    """Somebody who closes every dialog and menu that comes up, and says which."""
    closed: list[str] = []

    def close() -> None:
        waiting = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if waiting is not None:
            closed.append(type(waiting).__name__)
            waiting.close()

    timer = QTimer()
    timer.timeout.connect(close)
    timer.start(30)
    yield closed
    timer.stop()


@pytest.mark.parametrize("id", IDS)
def test_each_action_runs(desk: Desk, closer: list[str], qtbot: QtBot, id: str) -> None:
    """Qt's warnings and exceptions in its callbacks fail this test."""
    desk.open()
    desk.change()
    desk.change()
    desk.window.session.document.undo()
    QApplication.clipboard().setText("Wikis, Podcasts")
    desk.choose_for(id)
    desk.window.session.document.mark_saved()
    desk.run(id)
    desk.canvas.picture()
    dialogs = {
        "about": ["About"],
        "news": ["About"],
        "updates": ["QMessageBox"],
        "preferences": ["Preferences"],
        "palette": ["Palette"],
        "keys": ["KeySheet"],
        "versions": ["Versions"],
        "recover": ["Recovering"],
        "import_table": ["ImportDialog"],
        "export": ["ExportDialog"],
        "print": ["PrintDialog"],
        "scenario_copy": ["ScenarioForm"],
        "scenario_empty": ["ScenarioForm"],
        "scenario_properties": ["ScenarioForm"],
    }
    if id in dialogs:
        qtbot.waitUntil(lambda: bool(closer))
    assert closer == dialogs.get(id, [])


def test_what_cannot_be_done_says_why(desk: Desk) -> None:
    """An empty map, nothing chosen: what is disabled has a reason, what is not has its help."""
    QApplication.clipboard().clear()
    desk.window.filing.new()
    for action in ACTIONS:
        made = desk.window.actions_by_id[action.id]
        if made.isEnabled():
            assert made.statusTip() == action.help, action.id
        else:
            assert made.statusTip() not in {"", action.help}, action.id
            assert made.statusTip() in made.toolTip(), action.id


def test_closing_closes_the_window(desk: Desk) -> None:
    desk.run("close")
    assert not desk.window.isVisible()


def test_quitting_and_new_windows_are_the_applications(desk: Desk, qtbot: QtBot) -> None:
    for id, signal in (
        ("quit", desk.window.quit_wanted),
        ("new_window", desk.window.window_wanted),
    ):
        with qtbot.waitSignal(signal, timeout=1000):
            desk.run(id)


def test_delete_and_backspace_delete_what_is_chosen(desk: Desk) -> None:
    desk.open()
    desk.canvas.click(0.2, 0.3).keys(Qt.Key.Key_Delete)
    assert not desk.project.has_item("twitter")
    desk.canvas.click(-0.5, -0.5).keys(Qt.Key.Key_Backspace)
    assert not desk.project.has_item("sales")
    assert desk.canvas.steps == ("Delete Twitter", "Delete Sales")
    desk.canvas.keys(Qt.Key.Key_Delete)
    assert len(desk.canvas.steps) == 2


def test_undoing_a_delete_is_a_key_too(desk: Desk) -> None:
    desk.open()
    before = desk.project
    desk.canvas.click(0.2, 0.3).keys(Qt.Key.Key_Delete).keys(Qt.Key.Key_Z, ctrl=True)
    assert desk.project == before
    desk.canvas.keys(Qt.Key.Key_Y, ctrl=True)
    assert not desk.project.has_item("twitter")
    desk.canvas.keys(Qt.Key.Key_Z, ctrl=True).keys(Qt.Key.Key_Z, ctrl=True, shift=True)
    assert not desk.project.has_item("twitter")


@pytest.mark.parametrize(("key", "layer"), [(Qt.Key.Key_T, "technology"), (Qt.Key.Key_R, "role")])
def test_t_and_r_make_items_at_the_mouse(desk: Desk, key: Qt.Key, layer: str) -> None:
    desk.open()
    desk.canvas.click(0.6, 0.7).hover(0.5, -0.4).keys(key).type("New").keys(Qt.Key.Key_Return)
    (made,) = (item for item in desk.project.items if item.name == "New")
    assert made.layer == layer
    assert desk.canvas.where(made.id) == pytest.approx((0.5, -0.4), abs=1e-4)


def test_letters_are_letters_while_a_name_is_typed(desk: Desk) -> None:
    desk.open()
    desk.canvas.double_click(0.2, 0.3).type("Tr tR")
    desk.canvas.keys(Qt.Key.Key_Backspace, Qt.Key.Key_Home, Qt.Key.Key_Delete, Qt.Key.Key_F2)
    desk.canvas.keys(Qt.Key.Key_Return)
    assert desk.project.item("twitter").name == "r t"
    assert len(desk.project.items) == 3


@pytest.mark.parametrize("where", ["title", "name", "number", "note", "list"])
def test_letters_are_letters_in_the_panels(desk: Desk, where: str) -> None:
    desk.open()
    window = desk.window
    if where != "title":
        window.session.selection.choose(["twitter"])
    turn()
    form = window.docks.inspector.items
    places = {
        "title": window.docks.inspector.map.title,
        "name": form.name,
        "number": form.numbers["x"],
        "note": form.note,
        "list": window.docks.items.items,
    }
    places[where].setFocus()
    for key in (Qt.Key.Key_T, Qt.Key.Key_R, Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
        QTest.keyClick(places[where], key)
    assert [item.id for item in desk.project.items] == ["twitter", "sales", "seo"]


def test_letters_choose_in_the_boxes_of_the_toolbar(desk: Desk) -> None:
    desk.open()
    desk.window.overlay.setFocus()
    QTest.keyClick(desk.window.overlay, Qt.Key.Key_T)
    QTest.keyClick(desk.window.overlay, Qt.Key.Key_Home)
    assert [item.id for item in desk.project.items] == ["twitter", "sales", "seo"]
    assert desk.project.properties.heat.overlay in OVERLAYS


def test_f2_renames_on_the_map_and_in_the_list(desk: Desk) -> None:
    desk.open()
    desk.canvas.click(0.2, 0.3).keys(Qt.Key.Key_F2)
    assert desk.window.session.handling.editor.editing == "twitter"
    desk.canvas.keys(Qt.Key.Key_Escape)
    desk.window.docks.items.items.setFocus()
    desk.canvas.keys(Qt.Key.Key_F2).type("X").keys(Qt.Key.Key_Return)
    assert desk.project.item("twitter").name == "X"


def test_what_lies_in_the_tray_is_renamed_in_the_list(desk: Desk) -> None:
    desk.open()
    desk.window.session.selection.choose(["seo"])
    desk.canvas.widget.setFocus()
    desk.run("rename")
    desk.canvas.type("Search").keys(Qt.Key.Key_Return)
    assert desk.project.item("seo").name == "Search"


def test_taking_off_the_map_fills_the_tray(desk: Desk) -> None:
    desk.open()
    desk.canvas.click(0.2, 0.3)
    desk.run("unplace")
    assert desk.project.placement("now", "twitter") is None
    assert desk.window.docks.items.items.ids(2) == ["twitter", "seo"]
    assert desk.canvas.steps == ("Take Twitter off the map",)
    assert not desk.window.actions_by_id["unplace"].isEnabled()


def test_select_all_chooses_what_is_seen(desk: Desk) -> None:
    desk.open()
    desk.run("select_all")
    assert desk.canvas.chosen == ("twitter", "sales")
    desk.window.session.view.show_part("role", False)
    desk.run("select_all")
    assert desk.canvas.chosen == ("twitter",)


def test_what_needs_a_choice_is_faded_without_one(desk: Desk) -> None:
    desk.open()
    actions = desk.window.actions_by_id
    for chosen, enabled in (
        ((), (False, False, False)),
        (("twitter",), (True, True, True)),
        (("seo",), (True, False, True)),
        (("twitter", "seo"), (False, True, True)),
    ):
        desk.window.session.selection.choose(chosen)
        found = tuple(actions[id].isEnabled() for id in ("rename", "unplace", "delete"))
        assert found == enabled, chosen


def test_zoom_and_fit(desk: Desk) -> None:
    desk.run("zoom_in")
    assert desk.canvas.widget.zoom == pytest.approx(1.25)
    desk.run("zoom_out")
    desk.run("zoom_out")
    assert desk.canvas.widget.zoom == pytest.approx(0.8)
    desk.canvas.keys(Qt.Key.Key_Home)
    assert desk.canvas.widget.zoom == 1.0


@pytest.mark.parametrize("part", ["technology", "role", "heat", "contours", "labels"])
def test_the_switches_show_and_hide(desk: Desk, part: str) -> None:
    view, action = desk.window.session.view, desk.window.actions_by_id[f"show_{part}"]
    assert action.isCheckable()
    assert action.isChecked()
    action.trigger()
    assert not getattr(view.shown, part)
    assert not action.isChecked()
    view.show_part(part, True)
    assert action.isChecked()
    key = {"technology": Qt.Key.Key_1, "role": Qt.Key.Key_2}.get(part)
    if key is not None:
        desk.canvas.keys(key, alt=True)
        assert not getattr(view.shown, part)
    assert not desk.modified


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_right_button_offers_what_fits(desk: Desk) -> None:
    offered: list[list[str]] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        assert menu is not None
        offered.append([action.objectName() for action in menu.actions() if action.objectName()])
        menu.close()

    desk.open()
    for spot in ((0.8, -0.8), (0.2, 0.3)):
        QTimer.singleShot(0, look)
        desk.canvas.ask_menu(*spot)
    assert {"technology", "role", "fit"} <= set(offered[0])
    assert {"rename", "unplace", "delete"} <= set(offered[1])
    assert not {"rename", "unplace", "delete"} & set(offered[0])


def test_delete_works_in_the_list_too(desk: Desk) -> None:
    desk.open()
    desk.window.session.selection.choose(["twitter"])
    desk.window.docks.items.items.setFocus()
    QTest.keyClick(desk.window.docks.items.items, Qt.Key.Key_Delete)
    assert not desk.project.has_item("twitter")
    assert desk.canvas.steps == ("Delete Twitter",)
