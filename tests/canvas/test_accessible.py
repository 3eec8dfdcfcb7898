"""What a screen reader finds on the canvas, and what it is told."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest

from heatdesk.canvas.accessible import Access, install
from heatdesk.canvas.spoken import alignment_at
from heatdesk.figure.bounds import text_bounds
from heatdesk.heat.field import rebuild
from heatdesk.model import edits, naming, planning
from heatdesk.model.properties import Axes, Axis
from tests.builders.driver import Canvas
from tests.builders.maps import NOW, in_tray, map_of, role, technology
from tests.canvas.conftest import Show

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description
AXES = Axes(Axis("", "Personal", "Professional"), Axis("Loudness", "Listen", "Talk"))


@pytest.fixture
def canvas(show: Show) -> Canvas:
    return show(
        map_of(
            technology("twitter", 0.6, -0.1),
            technology("blogs", -0.4, 0.5, muted=True),
            role("sales", -0.5, -0.5),
            in_tray("seo"),
            axes=AXES,
            title="Our map",
        )
    )


@pytest.fixture
def access(canvas: Canvas) -> Access:
    return install(canvas.widget)


@pytest.fixture
def tree(canvas: Canvas, access: Access) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(canvas.widget)


def children(tree: QAccessibleInterface) -> list[QAccessibleInterface]:
    return [tree.child(n) for n in range(tree.childCount())]


def items(tree: QAccessibleInterface) -> list[QAccessibleInterface]:
    return [child for child in children(tree) if child.role() == QAccessible.Role.ListItem]


def names(tree: QAccessibleInterface) -> list[QAccessibleInterface]:
    """What is named and no item."""
    return [child for child in children(tree) if child.role() == QAccessible.Role.StaticText]


def item(tree: QAccessibleInterface, name: str) -> QAccessibleInterface:
    (found,) = (child for child in items(tree) if child.text(NAME) == name)
    return found


def test_the_canvas_is_a_list_of_its_items_in_reading_order(tree: QAccessibleInterface) -> None:
    assert tree.role() == QAccessible.Role.List
    assert tree.text(NAME) == "Map: Our map"
    assert tree.text(DESCRIPTION) == "across: Personal-Professional; up: Listen-Talk; 3 items"
    assert [child.text(NAME) for child in items(tree)] == ["Blogs", "Twitter", "Sales"]
    assert children(tree)[:3] == items(tree)


def test_each_says_what_and_where_it_is(tree: QAccessibleInterface) -> None:
    said = [child.text(DESCRIPTION) for child in items(tree)]
    assert said == [
        "technology, Personal-Professional -0.40, Loudness +0.50, muted",
        "technology, Personal-Professional +0.60, Loudness -0.10",
        "role, Personal-Professional -0.50, Loudness -0.50",
    ]


def test_it_follows_the_document(canvas: Canvas, tree: QAccessibleInterface) -> None:
    document = canvas.session.document
    document.edit("Rename", edits.rename(document.project, "twitter", "X"))
    document.edit("Delete", edits.delete(document.project, ["sales"]))
    assert [child.text(NAME) for child in items(tree)] == ["Blogs", "X"]
    document.undo()
    assert len(items(tree)) == 3


def test_after_them_come_the_names_of_the_map_its_ends_and_its_quadrants(
    canvas: Canvas, tree: QAccessibleInterface
) -> None:
    document = canvas.session.document
    document.edit("Name", naming.name_quadrant(document.project, "top_left", "Close\nto people"))
    assert children(tree) == items(tree) + names(tree)
    assert [(child.text(DESCRIPTION), child.text(NAME)) for child in names(tree)] == [
        ("title", "Our map"),
        ("left end", "Personal"),
        ("right end", "Professional"),
        ("upper end", "Talk"),
        ("lower end", "Listen"),
        ("top left quadrant", "Close to people"),
    ]
    title = names(tree)[0]
    document.edit("Retitle", edits.set_properties(document.project, title=""))
    assert not title.isValid()
    assert len(names(tree)) == 5


def test_a_name_is_where_it_is_drawn(canvas: Canvas, tree: QAccessibleInterface) -> None:
    for target, text in canvas.widget.scenery.texts[:5]:
        left, top, right, bottom = text_bounds(text)
        middle = canvas.widget.mapToGlobal(
            QPoint(round(left + right) // 2, round(top + bottom) // 2)
        )
        assert tree.childAt(middle.x(), middle.y()).text(NAME) == target.name(canvas.project)


def test_parents_and_children_find_each_other(tree: QAccessibleInterface) -> None:
    for n, child in enumerate(children(tree)):
        assert child.isValid()
        assert child.parent().role() == QAccessible.Role.List
        assert tree.indexOfChild(child) == n
        assert child.childCount() == 0
    assert tree.child(tree.childCount()) is None


def test_places_on_the_screen(canvas: Canvas, tree: QAccessibleInterface) -> None:
    twitter = item(tree, "Twitter")
    middle = canvas.widget.mapToGlobal(canvas.pixel(0.6, -0.1).toPoint())
    assert twitter.rect().contains(middle)
    assert tree.childAt(middle.x(), middle.y()).text(NAME) == "Twitter"
    assert tree.childAt(middle.x() - 100, middle.y()) is None


def test_states(canvas: Canvas, tree: QAccessibleInterface) -> None:
    canvas.session.selection.choose(["sales", "twitter"])
    states = {child.text(NAME): child.state() for child in children(tree)}
    assert [bool(states[name].selected) for name in ("Twitter", "Sales", "Blogs")] == [1, 1, 0]
    assert [bool(states[name].focused) for name in ("Twitter", "Sales", "Blogs")] == [1, 0, 0]
    assert tree.focusChild().text(NAME) == "Twitter"
    assert not states["Twitter"].offscreen
    canvas.widget.zoom_by(8.0)
    assert item(tree, "Twitter").state().offscreen


def test_two_thousand_questions_and_the_collector(
    canvas: Canvas, tree: QAccessibleInterface
) -> None:
    for n in range(2_000):
        found = QAccessible.queryAccessibleInterface(canvas.widget)
        child = found.child(n % 3)
        assert child.text(NAME)
        assert child.parent().childCount() == 8
        child.state(), child.rect()
        if n % 250 == 0:
            del found, child
            gc.collect()
    assert item(tree, "Sales").isValid()


def test_an_interface_that_is_kept_outlives_its_item(
    canvas: Canvas, tree: QAccessibleInterface
) -> None:
    sales = item(tree, "Sales")
    document = canvas.session.document
    document.edit("Delete", edits.delete(document.project, ["sales"]))
    gc.collect()
    assert not sales.isValid()
    assert sales.text(NAME) == ""
    assert sales.rect().isEmpty()
    assert sales.state().invisible


# Announcements ------------------------------------------------------------------------------------


def heard(access: Access) -> str:
    QTest.qWait(450)
    return access.said


def test_a_move_is_said_at_rest_with_place_and_zone(canvas: Canvas, access: Access) -> None:
    document = canvas.session.document
    document.edit("Move", edits.place(document.project, NOW, "twitter", -0.5, -0.5))
    assert access.said == ""
    assert heard(access) == "Twitter moved to 0.50 Personal, 0.50 Listen; now hot"


def test_held_keys_are_one_sentence(canvas: Canvas, access: Access) -> None:
    canvas.session.selection.choose(["twitter"])
    for _ in range(3):
        QTest.keyClick(canvas.widget, Qt.Key.Key_Left)
        QTest.qWait(100)
    assert access.said == ""
    assert heard(access) == "Twitter moved to 0.57 Professional, 0.10 Listen; now cool"


def test_nothing_is_said_of_what_came_back(canvas: Canvas, access: Access) -> None:
    gesture = canvas.session.document.begin("Move")
    gesture.show(edits.move(gesture.start, NOW, ["twitter"], 0.1, 0.0))
    gesture.cancel()
    assert heard(access) == ""


def test_placing_and_taking_off_and_many_at_once(canvas: Canvas, access: Access) -> None:
    document = canvas.session.document
    document.edit("Place", edits.place(document.project, NOW, "seo", 0.9, 0.9))
    assert heard(access) == "Seo placed at 0.90 Professional, 0.90 Talk; now cool"
    document.edit("Take off", edits.unplace(document.project, NOW, ["seo"]))
    assert heard(access) == "Seo taken off the map"
    document.edit("Place", edits.place(document.project, NOW, "seo", 0.9, 0.9))
    ids = ["twitter", "blogs", "sales", "seo"]
    document.edit("Move", edits.move(document.project, NOW, ids, 0.05, 0.0))
    assert heard(access) == "4 items moved"


def test_the_alignment_at_a_point_is_the_field_s(canvas: Canvas) -> None:
    project = canvas.project
    field = rebuild(project, NOW, 256).overlay("alignment")
    centre = (200 + 0.5) / 128 - 1, (60 + 0.5) / 128 - 1
    assert alignment_at(project, NOW, *centre) == pytest.approx(float(field[60, 200]), abs=1e-9)


# Scenarios ----------------------------------------------------------------------------------------


def test_a_switch_is_told_and_the_list_is_another(
    canvas: Canvas, access: Access, tree: QAccessibleInterface, qtbot
) -> None:
    document = canvas.session.document
    change, id = planning.add_scenario(document.project, "Who we want to be")
    document.edit("Add scenario", change)
    canvas.session.heat.show(id)
    assert access.said == "Scenario Who we want to be"
    assert items(tree) == []
    canvas.session.heat.show(NOW)
    assert len(items(tree)) == 3


def test_a_scenario_that_comes_back_is_told_and_not_its_items(
    canvas: Canvas, access: Access, qtbot
) -> None:
    document = canvas.session.document
    change, _ = planning.add_scenario(document.project, "Later", NOW)
    document.edit("Add scenario", change)
    document.edit("Delete scenario", planning.delete_scenario(document.project, NOW))
    document.undo()
    qtbot.wait(500)
    assert canvas.widget.scenario == NOW
    assert access.said == f"Scenario {canvas.project.scenario(NOW).name}"
