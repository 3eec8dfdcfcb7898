"""The fields of the map itself: its title, the ends of its axes, its quadrants."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from heatdesk.canvas.session import Session
from heatdesk.model import edits
from heatdesk.model.properties import Properties
from heatdesk.panels.fields.text_field import TextField
from heatdesk.panels.maps.map_form import MapForm
from tests.builders.driver import turn
from tests.builders.maps import NOW, map_of
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


# All properties -----------------------------------------------------------------------------------


def leave(form: MapForm) -> None:
    form.title.setFocus()
    turn()


def test_description_and_meanings_are_edited(session: Session, form: MapForm) -> None:
    for field, text in (
        (form.description, "What it is\nabout"),
        (form.axes["x"].definition, "How public"),
        (form.quadrant_forms["top_left"].note, "Quiet"),
    ):
        field.setFocus()
        field.insertPlainText(text)
        leave(form)
    after = properties(session)
    assert after.description == "What it is\nabout"
    assert after.axes.x.definition == "How public"
    assert after.quadrants.top_left.note == "Quiet"
    steps = ("Describe the map", "Define an axis", "Annotate a quadrant")
    assert session.document.history.steps == steps


def test_axes_are_named_reversed_and_swapped(session: Session, form: MapForm) -> None:
    enter(form.axes["x"].name, "Purpose")
    enter(form.ends["x", "low"], "Personal")
    enter(form.quadrants["top_left"], "Corner")
    QTest.mouseClick(form.axes["x"].reverse, Qt.MouseButton.LeftButton)
    assert properties(session).axes.x.high == "Personal"
    assert properties(session).quadrants.top_right.name == "Corner"
    placed = session.document.project.placement(NOW, "twitter")
    assert placed is not None
    assert (placed.x, placed.y) == (-0.2, 0.3)
    QTest.mouseClick(form.swap, Qt.MouseButton.LeftButton)
    assert properties(session).axes.y.name == "Purpose"
    assert session.document.history.steps[-2:] == ("Reverse an axis", "Swap the axes")
    session.document.undo()
    session.document.undo()
    assert form.ends["x", "low"].text() == "Personal"


def test_a_quadrant_may_be_empty_on_purpose(session: Session, form: MapForm) -> None:
    form.quadrant_forms["bottom_right"].empty.click()
    assert properties(session).quadrants.bottom_right.empty_on_purpose
    assert session.document.history.steps == ("Mark a quadrant",)


def test_layers_have_names_and_never_none(session: Session, form: MapForm) -> None:
    form.sections["layers"].heading.click()
    enter(form.layers["role"], "People")
    enter(form.layers["role"], "")
    assert properties(session).layers.role.name == "People"
    leave(form)
    assert form.layers["role"].text() == "People"
    assert session.document.history.steps == ("Rename a layer",)


def test_sections_fold_by_mouse_and_key(form: MapForm) -> None:
    section = form.sections["heat"]
    assert not section.page.isVisible()
    QTest.mouseClick(section.heading, Qt.MouseButton.LeftButton)
    assert section.page.isVisible()
    section.heading.setFocus()
    QTest.keyClick(section.heading, Qt.Key.Key_Space)
    assert not section.page.isVisible()


@pytest.mark.parametrize(
    ("key", "typed", "told"),
    [
        ("warm", "0,8", "Warm has to begin below hot, which is 0.75"),
        ("hot", "0.5", "Hot has to begin above warm, which is 0.50"),
        ("hot", "1.2", "Hot from: a number from 0.01 to 1.00"),
        ("warm", "0", "Warm from: a number from 0.01 to 1.00"),
        ("opacity", "2", "Opacity: a number from 0.00 to 1.00"),
    ],
)
def test_thresholds_out_of_order_are_refused_in_words(
    session: Session, form: MapForm, key: str, typed: str, told: str
) -> None:
    form.sections["heat"].heading.click()
    before = session.document.project
    enter(form.heat.numbers[key], typed)  # type: ignore[arg-type]
    assert form.heat.problem.isVisible()
    assert form.heat.problem.text() == told
    below = form.heat.problem.mapTo(form, QPoint(0, 0)).y()
    bottom = form.heat.numbers[key].mapTo(form, QPoint(0, form.heat.numbers[key].height())).y()  # type: ignore[index]
    assert 0 <= below - bottom <= 12
    leave(form)
    assert session.document.project is before
    assert form.heat.numbers[key].text() == f"{getattr(before.properties.heat, key):.2f}"


def test_heat_is_set(session: Session, form: MapForm) -> None:
    form.sections["heat"].heading.click()
    heat = form.heat
    enter(heat.numbers["hot"], "0,9")  # type: ignore[arg-type]
    enter(heat.numbers["warm"], "0.8")  # type: ignore[arg-type]
    enter(heat.numbers["opacity"], "0.5")  # type: ignore[arg-type]
    heat.bands.click()
    for box, key in ((heat.colormap, Qt.Key.Key_End), (heat.grid, Qt.Key.Key_Down)):
        box.setFocus()
        QTest.keyClick(box, key)
    after = properties(session).heat
    assert (after.warm, after.hot, after.opacity, after.bands) == (0.8, 0.9, 0.5, True)
    assert (after.colormap, after.grid) == ("grey", 3)


@pytest.mark.parametrize("axis", ["x", "y"])
def test_where_an_axis_is_crossed_is_a_number_too(
    session: Session, form: MapForm, axis: str
) -> None:
    field = form.axes[axis].crossing  # type: ignore[index]
    enter(field, "-,25")  # type: ignore[arg-type]
    axes = properties(session).axes
    crossings = {"x": axes.x.crossing, "y": axes.y.crossing}
    assert crossings == {"x": 0.0, "y": 0.0} | {axis: -0.25}
    assert session.document.history.steps == ("Move the crossing",)
    enter(field, "0.96")  # type: ignore[arg-type]
    problem = form.axes[axis].problem  # type: ignore[index]
    assert problem.isVisible()
    assert problem.text().endswith(": a number from -0.95 to 0.95")
    leave(form)
    assert field.text() == "-0.25"
    session.document.undo()
    assert field.text() == "0.00"


def test_the_scale_is_locked_set_and_let_go(session: Session, form: MapForm) -> None:
    form.sections["heat"].heading.click()
    assert not form.heat.numbers["scale"].isEnabled()
    form.heat.lock.click()
    assert properties(session).heat.scale == round(session.scale.scale, 4)
    enter(form.heat.numbers["scale"], "2,5")  # type: ignore[arg-type]
    assert properties(session).heat.scale == 2.5
    form.heat.lock.click()
    assert properties(session).heat.scale is None


def test_it_fits_a_narrow_dock(form: MapForm) -> None:
    for section in form.sections.values():
        section.heading.setChecked(True)
    turn()
    assert form.minimumSizeHint().width() <= 264 - 28 - 10
