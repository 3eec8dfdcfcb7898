"""The fields of the map itself: its title, the ends of its axes, its quadrants."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from heatdesk.canvas.session import Session
from heatdesk.model import edits
from heatdesk.model.properties import Properties
from heatdesk.panels.map_form import MapForm
from heatdesk.panels.text_field import TextField
from tests.builders.driver import turn
from tests.builders.maps import map_of
from tests.panels.conftest import Put

ENDS = [("x", "low"), ("x", "high"), ("y", "high"), ("y", "low")]
QUADRANTS = ["top_left", "top_right", "bottom_left", "bottom_right"]


@pytest.fixture
def form(session: Session, put: Put) -> MapForm:
    shown = MapForm(session.document)
    put(shown)
    return shown


def properties(session: Session) -> Properties:
    return session.document.project.properties


def enter(field: TextField, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text) if text else field.clear()
    QTest.keyClick(field, Qt.Key.Key_Return)
    turn()


def test_the_title_is_edited(session: Session, form: MapForm) -> None:
    enter(form.title, "Our <b>map</b>")
    assert properties(session).title == "Our <b>map</b>"
    assert session.document.history.steps == ("Retitle the map",)


@pytest.mark.parametrize(("axis", "end"), ENDS)
def test_each_end_of_the_axes_is_edited_alone(
    session: Session, form: MapForm, axis: str, end: str
) -> None:
    before = properties(session)
    enter(form.ends[axis, end], "Professional")  # type: ignore[index]
    after = properties(session).axes
    assert getattr(getattr(after, axis), end) == "Professional"
    named = [getattr(getattr(after, a), e) for a, e in ENDS]
    assert named.count("") == 3
    session.document.undo()
    assert properties(session) == before
    assert form.ends[axis, end].text() == ""  # type: ignore[index]


@pytest.mark.parametrize("key", QUADRANTS)
def test_each_quadrant_is_named_alone(session: Session, form: MapForm, key: str) -> None:
    enter(form.quadrants[key], "Here")  # type: ignore[index]
    names = {k: getattr(properties(session).quadrants, k).name for k in QUADRANTS}
    assert names == {k: "Here" if k == key else "" for k in QUADRANTS}
    assert session.document.history.steps == ("Rename a quadrant",)


def test_names_may_be_taken_away_again(session: Session, form: MapForm) -> None:
    enter(form.ends["x", "low"], "Left")
    enter(form.ends["x", "low"], "")
    assert properties(session).axes.x.low == ""


def test_the_fields_follow_the_document(session: Session, form: MapForm) -> None:
    document = session.document
    document.edit("Title", edits.set_properties(document.project, title="Another"))
    assert form.title.text() == "Another"
    document.undo()
    assert form.title.text() == ""
    document.replace(map_of(title="A third"))
    assert form.title.text() == "A third"


def test_other_changes_leave_what_is_being_typed(session: Session, form: MapForm) -> None:
    form.title.setFocus()
    QTest.keyClicks(form.title, "Half a ti")
    document = session.document
    document.edit("Heat", edits.set_heat(document.project, overlay="gap"))
    assert form.title.text() == "Half a ti"


def test_titles_have_at_most_200_characters_in_one_line(session: Session, form: MapForm) -> None:
    form.title.setFocus()
    form.title.insert("W" * 300)
    QTest.keyClick(form.title, Qt.Key.Key_Return)
    assert properties(session).title == "W" * 200
