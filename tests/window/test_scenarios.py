"""Scenarios in the window: the box, the menu and the keys, and that every panel follows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QToolButton
from pytestqt.qtbot import QtBot

from heatdesk.app.settings import Settings
from heatdesk.model import edits, planning
from heatdesk.storage.project_file import encode
from heatdesk.window.scenario_form import NO_NAME, ScenarioForm
from tests.builders.driver import turn
from tests.window.conftest import Desk

OK, CANCEL = QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel


@pytest.fixture
def planned(desk: Desk, settings: Settings) -> Desk:
    """Two scenarios, "now" and the target "later", in which Twitter and Sales lie elsewhere."""
    settings.set(motion="none")
    desk.open()
    desk.plan()
    return desk


def shown(desk: Desk) -> str:
    return desk.window.session.heat.scenario


def scenarios(desk: Desk) -> list[str]:
    return [scenario.id for scenario in desk.project.scenarios]


def answer(fill: Callable[[ScenarioForm], None], button=OK) -> None:
    """Fills in the form that opens next, and presses a button of it."""

    def act() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, ScenarioForm)
        fill(form)
        pressed = form.buttons.button(button)
        assert pressed is not None
        QTest.mouseClick(pressed, Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, act)


def typed(field, text: str) -> None:
    """Replaces what stands in a field, key by key."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)


# Switching ----------------------------------------------------------------------------------------


def test_ctrl_page_down_and_up_go_round_the_scenarios(planned: Desk) -> None:
    for key, wanted in (
        (Qt.Key.Key_PageDown, "later"),
        (Qt.Key.Key_PageDown, "now"),
        (Qt.Key.Key_PageUp, "later"),
        (Qt.Key.Key_PageUp, "now"),
    ):
        planned.canvas.keys(key, ctrl=True)
        assert shown(planned) == wanted
    assert planned.canvas.steps[-1] == "Move", "showing is no edit"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_box_lists_all_with_their_dates_and_marks_the_target(planned: Desk) -> None:
    document = planned.window.session.document
    dated = planning.set_scenario(document.project, "now", date="2011-08-25", name="We & they")
    document.edit("Describe", dated)
    box = planned.window.scenario_box
    assert box.text() == "We && they"
    assert box.accessibleName() == "Scenario: We & they, 2011-08-25"
    entries = opened(planned)
    assert entries[:2] == [("We && they\t2011-08-25", True), ("Later\ttarget", False)]
    assert "New &copy…" in [text for text, _ in entries]


def opened(desk: Desk) -> list[tuple[str, bool]]:
    """The entries of the box' list, with their ticks."""
    box, found = desk.window.scenario_box, []

    def look() -> None:
        found.extend((action.text(), action.isChecked()) for action in box.list.actions())
        box.list.close()

    QTimer.singleShot(0, look)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    turn()
    return found


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_click_in_the_list_shows_a_scenario(planned: Desk) -> None:
    box = planned.window.scenario_box

    def choose() -> None:
        entry = box.list.actions()[1]
        at = box.list.actionGeometry(entry).center()
        QTest.mouseClick(box.list, Qt.MouseButton.LeftButton, pos=at)

    QTimer.singleShot(0, choose)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    turn()
    assert shown(planned) == "later"
    assert box.text() == "Later"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_list_is_opened_and_used_with_keys_alone(planned: Desk) -> None:
    box = planned.window.scenario_box
    box.setFocus()

    def choose() -> None:
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
            QTest.keyClick(box.list, key)

    QTimer.singleShot(0, choose)
    QTest.keyClick(box, Qt.Key.Key_Space)
    turn()
    assert shown(planned) == "later"


def test_the_box_keeps_its_width_whatever_the_name(planned: Desk) -> None:
    box = planned.window.scenario_box
    before = box.width()
    document = planned.window.session.document
    document.edit("Name", planning.set_scenario(document.project, "now", name="Very long " * 15))
    turn()
    assert box.width() == before
    assert box.text().endswith("…")
    assert isinstance(box, QToolButton)


def test_every_panel_follows(planned: Desk) -> None:
    window, document = planned.window, planned.window.session.document
    document.edit("Unplace", edits.unplace(document.project, "later", ["sales"]))
    document.edit("Place", edits.place(document.project, "later", "seo", 0.1, 0.1))
    window.docks.show("table")
    window.session.selection.choose(["twitter"])
    turn()
    planned.run("scenario_next")
    items, form, table = window.docks.items.items, window.docks.inspector.items, window.docks.table
    assert items.ids(0) == ["twitter", "seo"]
    assert items.ids(2) == ["sales"]
    assert form.numbers["x"].text() == "0.50"
    assert table is not None
    assert table.cell("twitter", "x").data() == "0.50"
    assert {b.item.id for b in planned.canvas.widget.bubbles} == {"twitter", "seo"}
    assert window.access.said == "Scenario Later"
    planned.run("scenario_previous")
    assert items.ids(2) == ["seo"]
    assert form.numbers["x"].text() == "0.20"


@pytest.mark.parametrize("way", ["add", "drag", "number", "table", "paste", "delete key"])
def test_every_edit_goes_to_the_scenario_that_is_shown(planned: Desk, way: str) -> None:
    window = planned.window
    before = planned.project.placements("now")
    planned.run("scenario_next")
    window.session.selection.choose(["twitter"])
    turn()
    match way:
        case "add":
            planned.canvas.hover(-0.6, 0.6).keys(Qt.Key.Key_T).type("New").keys(Qt.Key.Key_Return)
        case "drag":
            planned.canvas.drag(planned.canvas.where("twitter"), (-0.2, 0.7))
        case "number":
            typed(window.docks.inspector.items.numbers["x"], "0.9")
            QTest.keyClick(window.docks.inspector.items.numbers["x"], Qt.Key.Key_Return)
        case "table":
            window.docks.show("table")
            table = window.docks.table
            assert table is not None
            assert table.model.setData(table.rows.mapToSource(table.cell("twitter", "x")), "0.9")
        case "paste":
            QApplication.clipboard().setText("Wikis\ttechnology\t0.3\t0.3")
            planned.run("paste")
        case "delete key":
            planned.run("unplace")
    assert planned.project.placements("now") == before
    assert len(planned.canvas.steps) > 3, "three plan it, what comes after is new"


def test_a_list_in_the_add_line_is_added_to_the_shown_scenarios_tray(planned: Desk) -> None:
    planned.run("scenario_next")
    planned.window.docks.items.add.add("Wikis, Podcasts")
    assert {item.name for item in planned.project.tray("later")} >= {"Wikis", "Podcasts"}
    assert planned.window.docks.items.items.ids(2)[-2:] == ["wikis", "podcasts"]


def test_a_drag_under_way_ends_where_it_is(planned: Desk) -> None:
    canvas = planned.canvas
    canvas.press(0.2, 0.3).move(0.4, 0.3).move(0.6, 0.3)
    planned.window.scenarios.step(1)
    canvas.move(0.9, 0.9).release()
    moved = planned.project.placement("now", "twitter")
    assert moved is not None
    assert (moved.x, moved.y) == pytest.approx((0.6, 0.3), abs=0.02)
    later = planned.project.placement("later", "twitter")
    assert later is not None
    assert (later.x, later.y) == pytest.approx((0.5, -0.1))


# Adding and changing ------------------------------------------------------------------------------


def test_a_copy_gets_its_name_and_is_shown(desk: Desk) -> None:
    desk.open()
    answer(lambda form: typed(form.name, "Who we want to be"))
    desk.run("scenario_copy")
    assert scenarios(desk) == ["now", "who-we-want-to-be"]
    assert shown(desk) == "who-we-want-to-be"
    assert desk.project.placements(shown(desk)) == desk.project.placements("now")
    assert desk.canvas.steps == ("Add scenario Who we want to be",)
    desk.run("undo")
    assert shown(desk) == "now"
    desk.run("redo")
    assert shown(desk) == "who-we-want-to-be"


def test_an_empty_one_has_everything_in_the_tray(desk: Desk) -> None:
    desk.open()
    answer(lambda form: typed(form.date, "2027-01-31"))
    desk.run("scenario_empty")
    made = desk.project.scenario(shown(desk))
    assert (made.name, made.date) == ("New scenario", "2027-01-31")
    assert desk.window.docks.items.items.ids(2) == ["twitter", "sales", "seo"]


def test_who_thinks_better_of_it_adds_nothing(desk: Desk) -> None:
    desk.open()
    answer(lambda form: typed(form.name, "Plan"), CANCEL)
    desk.run("scenario_copy")
    assert scenarios(desk) == ["now"]
    assert desk.canvas.steps == ()


def test_name_date_and_note_are_changed_in_one_step(planned: Desk) -> None:
    def fill(form: ScenarioForm) -> None:
        assert form.name.text() == "Now"
        typed(form.name, "Who we are")
        typed(form.date, "2011-08-25")
        typed(form.note, "As the article says")

    before = encode(planned.project)
    answer(fill)
    planned.run("scenario_properties")
    made = planned.project.scenario("now")
    assert (made.name, made.date, made.note) == ("Who we are", "2011-08-25", "As the article says")
    assert planned.window.scenario_box.text() == "Who we are"
    assert planned.canvas.steps[-1] == "Describe scenario Now"
    planned.run("undo")
    assert encode(planned.project) == before


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("name", " ", NO_NAME),
        ("date", "next year", "A date as 2026-03-31, or nothing"),
        ("date", "2026-02-30", "2026-02-30 is not in the calendar"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(
    planned: Desk, field: str, text: str, words: str
) -> None:
    found: list[str] = []

    def act() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, ScenarioForm)
        typed(getattr(form, field), text)
        QTest.keyClick(getattr(form, field), Qt.Key.Key_Return)
        label = form.problems[field]
        found.append(label.text() if label.isVisible() else "")
        typed(getattr(form, field), "2026-02-03")
        found.append(label.text() if label.isVisible() else "")
        form.reject()

    QTimer.singleShot(0, act)
    planned.run("scenario_properties")
    assert found == [words, ""]
    assert planned.canvas.steps[-1] == "Move"


def test_scenarios_change_places(planned: Desk) -> None:
    assert not planned.window.actions_by_id["scenario_earlier"].isEnabled()
    planned.run("scenario_later")
    assert scenarios(planned) == ["later", "now"]
    assert not planned.window.actions_by_id["scenario_later"].isEnabled()
    planned.run("scenario_earlier")
    assert scenarios(planned) == ["now", "later"]
    assert planned.canvas.steps[-2:] == (
        "Move scenario Now later",
        "Move scenario Now earlier",
    )


def test_the_target_is_made_and_unmade(planned: Desk) -> None:
    action = planned.window.actions_by_id["scenario_target"]
    assert not action.isChecked()
    planned.run("scenario_target")
    assert planned.project.properties.target == "now"
    assert action.isChecked()
    planned.run("scenario_target")
    assert planned.project.properties.target is None
    assert not action.isChecked()
    assert planned.canvas.steps[-2:] == ("Make Now the target", "Now is no target")


def test_deleting_the_shown_scenario_shows_its_neighbour_and_undo_brings_it_back(
    planned: Desk,
) -> None:
    before = encode(planned.project)
    planned.run("scenario_next")
    planned.run("scenario_delete")
    assert scenarios(planned) == ["now"]
    assert shown(planned) == "now"
    assert planned.project.properties.target is None
    assert planned.window.toast.isVisible()
    planned.canvas.keys(Qt.Key.Key_Z, ctrl=True)
    assert shown(planned) == "later"
    assert encode(planned.project) == before
    assert planned.window.scenario_box.text() == "Later"


# Reasons ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("action", "reason"),
    [
        ("scenario_next", "There is only one scenario"),
        ("scenario_previous", "There is only one scenario"),
        ("scenario_delete", "There is only one scenario"),
        ("scenario_earlier", "There is only one scenario"),
        ("scenario_later", "There is only one scenario"),
        ("compare", "Make a scenario the target first"),
    ],
)
def test_what_one_scenario_alone_cannot_do_says_why(desk: Desk, action: str, reason: str) -> None:
    desk.open()
    made = desk.window.actions_by_id[action]
    assert not made.isEnabled()
    assert made.statusTip() == reason


def test_the_target_is_not_compared_with_itself(planned: Desk) -> None:
    planned.run("scenario_next")
    assert planned.window.actions_by_id["compare"].statusTip() == "The target itself is shown"
    assert planned.window.actions_by_id["scenario_later"].statusTip() == "It comes last already"


# Comparing ----------------------------------------------------------------------------------------


def test_comparing_is_switched_by_keys_and_ticked(planned: Desk) -> None:
    action = planned.window.actions_by_id["compare"]
    planned.canvas.keys(Qt.Key.Key_T, ctrl=True, shift=True)
    assert planned.canvas.widget.key.compared
    assert action.isChecked()
    planned.run("scenario_next")
    assert not planned.canvas.widget.key.compared
    assert not action.isChecked()
    planned.run("scenario_previous")
    assert planned.canvas.widget.key.compared, "it is still wanted"
    planned.run("compare")
    assert not planned.canvas.widget.key.compared


def test_moves_come_as_a_panel_and_choose_on_the_map(planned: Desk) -> None:
    planned.run("moves")
    turn()
    panel = planned.window.docks.moves
    assert panel is not None
    row = panel.rows.topLevelItem(0)
    assert row is not None
    at = QPoint(60, panel.rows.visualItemRect(row).center().y())
    QTest.mouseClick(panel.rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert planned.canvas.chosen == (row.data(0, Qt.ItemDataRole.UserRole),)
    planned.canvas.click(-0.5, -0.5)
    assert [r.text(0) for r in panel.rows.selectedItems()] == ["Sales"]


# Motion -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("motion", "glides"), [("full", True), ("system", True), ("none", False)])
def test_motion_is_as_the_user_wants_it(
    planned: Desk, settings: Settings, motion: str, glides: bool, qtbot: QtBot
) -> None:
    settings.set(motion=motion)
    morph, steps = planned.window.session.heat.morph, []
    morph.stepped.connect(lambda: steps.append(morph.t))
    planned.canvas.keys(Qt.Key.Key_PageDown, ctrl=True)
    assert shown(planned) == "later"
    qtbot.waitUntil(lambda: not morph.under_way, timeout=5000)
    assert bool(steps) is glides


def test_a_second_switch_on_the_way_goes_on_from_the_end(planned: Desk, settings: Settings) -> None:
    settings.set(motion="full")
    canvas, morph = planned.canvas, planned.window.session.heat.morph
    canvas.keys(Qt.Key.Key_PageDown, ctrl=True).keys(Qt.Key.Key_PageUp, ctrl=True)
    assert shown(planned) == "now"
    morph.end()
    still = canvas.picture()
    settings.set(motion="none")
    canvas.keys(Qt.Key.Key_PageDown, ctrl=True).keys(Qt.Key.Key_PageUp, ctrl=True)
    assert canvas.picture() == still


def test_undo_on_the_way_ends_it(planned: Desk, settings: Settings) -> None:
    settings.set(motion="full")
    planned.canvas.keys(Qt.Key.Key_PageDown, ctrl=True)
    planned.canvas.keys(Qt.Key.Key_Z, ctrl=True)
    assert not planned.window.session.heat.morph.under_way
    assert planned.canvas.where("twitter") == pytest.approx((0.2, 0.3))


def test_the_colours_and_the_legend_hold_their_scale(planned: Desk) -> None:
    before = planned.canvas.widget.key
    planned.run("scenario_next")
    after = planned.canvas.widget.key
    assert after.span == before.span
    assert after.thresholds == before.thresholds
    assert (after.table == before.table).all()
