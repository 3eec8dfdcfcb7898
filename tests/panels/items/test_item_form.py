"""The fields of the chosen items: what they show, what they change, what they refuse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from heatdesk.canvas.session import Session
from heatdesk.model import edits
from heatdesk.model.items import Item, Placement
from heatdesk.panels.fields.number_field import MIXED
from heatdesk.panels.items.inspector import Inspector
from heatdesk.panels.items.item_form import ItemForm
from tests.builders.driver import turn
from tests.builders.maps import NOW, map_of, technology
from tests.panels.conftest import Put

ENTER = Qt.Key.Key_Return


@pytest.fixture
def inspector(session: Session, put: Put) -> Inspector:
    shown = Inspector(session.document, session.selection, session.heat)
    put(shown)
    return shown


@pytest.fixture
def form(session: Session, inspector: Inspector) -> ItemForm:
    session.selection.choose(["twitter"])
    turn()
    return inspector.items


def placement(session: Session, id: str) -> Placement:
    found = session.document.project.placement(NOW, id)
    assert found is not None
    return found


def item(session: Session, id: str) -> Item:
    return session.document.project.item(id)


def numbers(form: ItemForm) -> dict[str, str]:
    return {key: field.text() for key, field in form.numbers.items()}


def enter(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text) if text else field.clear()
    QTest.keyClick(field, ENTER)
    turn()


# Showing ------------------------------------------------------------------------------------------


def test_with_nothing_chosen_the_map_is_shown(session: Session, inspector: Inspector) -> None:
    assert inspector.map.isVisible()
    session.selection.choose(["twitter"])
    assert inspector.items.isVisible()
    assert not inspector.map.isVisible()
    session.selection.clear()
    assert inspector.map.isVisible()


def test_the_chosen_item_is_shown(form: ItemForm) -> None:
    assert form.heading.text() == "Technology"
    assert form.name.text() == "Twitter"
    assert numbers(form) == {
        "x": "0.20", "y": "0.30", "weight": "1.00", "width": "0.50", "height": "0.50"
    }  # fmt: skip
    assert not form.muted.isChecked()


def test_the_fields_follow_the_document(session: Session, form: ItemForm) -> None:
    document = session.document
    document.edit("Move", edits.move(document.project, NOW, ["twitter"], 0.1, -0.2))
    assert (numbers(form)["x"], numbers(form)["y"]) == ("0.30", "0.10")
    document.edit("Name", edits.rename(document.project, "twitter", "X"))
    assert form.name.text() == "X"
    document.undo()
    document.undo()
    assert (form.name.text(), numbers(form)["x"]) == ("Twitter", "0.20")


def test_they_follow_a_drag_while_it_lasts(session: Session, form: ItemForm) -> None:
    gesture = session.document.begin("Move")
    gesture.show(edits.move(gesture.start, NOW, ["twitter"], 0.1, 0.0))
    assert numbers(form)["x"] == "0.30"
    gesture.cancel()
    assert numbers(form)["x"] == "0.20"


def test_an_item_of_the_tray_has_no_place_to_edit(session: Session, form: ItemForm) -> None:
    session.selection.choose(["seo"])
    assert form.heading.text() == "Technology, not on the map"
    assert not any(field.isEnabled() for field in form.numbers.values())
    assert not form.muted.isEnabled()
    assert not form.reason.isEnabled()
    assert form.note.isEnabled()
    enter(form.name, "Search")
    assert item(session, "seo").name == "Search"


def test_another_project_is_followed(session: Session, inspector: Inspector) -> None:
    session.document.replace(map_of(technology("x", 0.7, 0.1)))
    session.selection.choose(["x"])
    assert inspector.items.name.text() == "X"
    assert numbers(inspector.items)["x"] == "0.70"


# One item -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "typed", "value", "step"),
    [
        ("x", "-0,5", -0.5, "Move Twitter"),
        ("y", "0.75", 0.75, "Move Twitter"),
        ("weight", "2,5", 2.5, "Weigh Twitter"),
        ("width", "1.2", 1.2, "Resize Twitter"),
        ("height", ",8", 0.8, "Resize Twitter"),
        ("x", "0.123456", 0.1235, "Move Twitter"),
    ],
)
def test_a_number_is_taken_with_comma_or_point(
    session: Session, form: ItemForm, key: str, typed: str, value: float, step: str
) -> None:
    enter(form.numbers[key], typed)
    assert getattr(placement(session, "twitter"), key) == value
    assert session.document.history.steps == (step,)
    assert form.problem.isHidden()


@pytest.mark.parametrize(
    ("key", "typed", "told"),
    [
        ("x", "1.01", "Across: a number from -1.00 to 1.00"),
        ("y", "-2", "Up: a number from -1.00 to 1.00"),
        ("weight", "-1", "Weight: a number from 0.00 to 10.00"),
        ("width", "0", "Width: a number from 0.05 to 4.00"),
        ("height", "wide", "Height: a number from 0.05 to 4.00"),
    ],
)
def test_what_is_refused_is_told_and_the_old_value_stays(
    session: Session, form: ItemForm, key: str, typed: str, told: str
) -> None:
    before = session.document.project
    enter(form.numbers[key], typed)
    assert form.problem.isVisible()
    assert form.problem.text() == told
    assert session.document.project is before
    form.name.setFocus()
    turn()
    assert form.numbers[key].text() == f"{getattr(placement(session, 'twitter'), key):.2f}"
    assert session.document.project is before


def test_what_is_mended_is_no_longer_complained_about(session: Session, form: ItemForm) -> None:
    enter(form.numbers["x"], "5")
    enter(form.numbers["x"], "0.5")
    assert form.problem.isHidden()
    assert placement(session, "twitter").x == 0.5


def test_a_new_name_is_one_step(session: Session, form: ItemForm) -> None:
    enter(form.name, "X <b>&amp;</b>")
    assert item(session, "twitter").name == "X <b>&amp;</b>"
    assert session.document.history.steps == ("Rename Twitter",)


@pytest.mark.parametrize("typed", ["", "   "])
def test_an_empty_name_is_not_kept(session: Session, form: ItemForm, typed: str) -> None:
    enter(form.name, typed)
    assert item(session, "twitter").name == "Twitter"
    form.note.setFocus()
    turn()
    assert form.name.text() == "Twitter"
    assert session.document.history.steps == ()


def test_a_name_is_kept_when_the_focus_goes(session: Session, form: ItemForm) -> None:
    form.name.setFocus()
    form.name.selectAll()
    QTest.keyClicks(form.name, "X")
    form.note.setFocus()
    turn()
    assert item(session, "twitter").name == "X"


def test_escape_gives_the_old_name_back(session: Session, form: ItemForm) -> None:
    form.name.setFocus()
    form.name.selectAll()
    QTest.keyClicks(form.name, "X")
    QTest.keyClick(form.name, Qt.Key.Key_Escape)
    form.note.setFocus()
    turn()
    assert item(session, "twitter").name == "Twitter"
    assert session.document.history.steps == ()


def test_what_is_being_typed_is_not_written_over(session: Session, form: ItemForm) -> None:
    form.name.setFocus()
    form.name.selectAll()
    QTest.keyClicks(form.name, "X")
    document = session.document
    document.edit("Move", edits.move(document.project, NOW, ["sales"], 0.1, 0.0))
    assert form.name.text() == "X"


def test_muting_and_unmuting(session: Session, form: ItemForm) -> None:
    QTest.mouseClick(form.muted, Qt.MouseButton.LeftButton, pos=form.muted.rect().center() / 8)
    assert placement(session, "twitter").muted
    form.muted.click()
    assert not placement(session, "twitter").muted
    assert session.document.history.steps == ("Mute Twitter", "Unmute Twitter")


@pytest.mark.parametrize(("field", "step"), [("reason", "Explain"), ("note", "Annotate")])
def test_reason_and_note_are_kept_when_the_focus_goes(
    session: Session, form: ItemForm, field: str, step: str
) -> None:
    text = getattr(form, field)
    text.setFocus()
    QTest.keyClicks(text, "Because <b>we</b> say so")
    assert session.document.history.steps == ()
    form.name.setFocus()
    turn()
    holder = placement(session, "twitter") if field == "reason" else item(session, "twitter")
    assert getattr(holder, field) == "Because <b>we</b> say so"
    assert session.document.history.steps == (f"{step} Twitter",)
    form.name.clearFocus()
    session.document.undo()
    assert text.toPlainText() == ""


def test_pasted_text_comes_plain_and_without_what_no_file_holds(
    session: Session, form: ItemForm
) -> None:
    pasted = QMimeData()
    pasted.setHtml("<b>bold</b>")
    pasted.setText("one\r\ntwo\u0000\u0007 three\ufffe")
    form.note.setFocus()
    form.note.insertFromMimeData(pasted)
    form.name.setFocus()
    turn()
    assert item(session, "twitter").note == "one\ntwo three"


def test_a_text_of_any_length_is_cut_to_what_a_file_holds(session: Session, form: ItemForm) -> None:
    pasted = QMimeData()
    pasted.setText("x" * 30_000)
    form.note.setFocus()
    form.note.insertFromMimeData(pasted)
    form.note.insertFromMimeData(pasted)
    form.name.setFocus()
    turn()
    assert item(session, "twitter").note == "x" * 20_000


# Several items ------------------------------------------------------------------------------------


@pytest.fixture
def both(session: Session, form: ItemForm) -> ItemForm:
    session.selection.choose(["twitter", "blogs"])
    return form


def test_several_items_show_what_they_share_and_a_dash_elsewhere(both: ItemForm) -> None:
    assert both.heading.text() == "2 items"
    assert numbers(both) == {
        "x": MIXED, "y": MIXED, "weight": MIXED, "width": MIXED, "height": "0.50"
    }  # fmt: skip
    assert not both.name.isVisible()
    assert not both.reason.isEnabled()
    assert not both.note.isEnabled()
    assert both.muted.checkState() == Qt.CheckState.PartiallyChecked


def test_a_number_goes_to_all_of_them_in_one_step(session: Session, both: ItemForm) -> None:
    enter(both.numbers["width"], "1.5")
    assert [placement(session, id).width for id in ("twitter", "blogs")] == [1.5, 1.5]
    assert placement(session, "blogs").x == -0.4
    assert session.document.history.steps == ("Resize 2 items",)
    assert numbers(both)["width"] == "1.50"


def test_a_dash_passed_over_changes_nothing(session: Session, both: ItemForm) -> None:
    before = session.document.project
    for field in both.numbers.values():
        field.setFocus()
        QTest.keyClick(field, ENTER)
    both.muted.setFocus()
    turn()
    assert session.document.project is before
    assert both.problem.isHidden()


def test_muting_goes_to_all_of_them(session: Session, both: ItemForm) -> None:
    both.muted.click()
    assert [placement(session, id).muted for id in ("twitter", "blogs")] == [True, True]
    both.muted.click()
    assert [placement(session, id).muted for id in ("twitter", "blogs")] == [False, False]
    session.selection.choose(["blogs"])
    assert both.muted.checkState() == Qt.CheckState.Unchecked


def test_what_is_in_the_tray_is_left_out(session: Session, both: ItemForm) -> None:
    session.selection.choose(["twitter", "seo"])
    enter(both.numbers["weight"], "3")
    assert placement(session, "twitter").weight == 3.0
    assert session.document.project.placement(NOW, "seo") is None
