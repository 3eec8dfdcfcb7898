from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem

from heatdesk.canvas.session import Session
from heatdesk.model import edits, planning
from heatdesk.model.project import Project
from heatdesk.model.properties import Axes, Axis
from heatdesk.panels.reading.moves_panel import MovesPanel
from tests.builders.driver import turn
from tests.builders.maps import LATER, NOW, map_of, role, technology
from tests.panels.conftest import Open, Put

AXES = Axes(Axis("", "Personal", "Professional"), Axis("", "Talk", "Listen"))


def sample() -> Project:
    """Sales goes far, Twitter a little, Blogs stays; SEO is only now, Support only later."""
    made = map_of(
        technology("twitter", 0.2, 0.3),
        technology("blogs", -0.4, 0.5),
        technology("seo", 0.8, -0.8),
        role("sales", -0.5, -0.5),
        also={
            LATER: [
                technology("twitter", 0.3, 0.3),
                technology("blogs", -0.4, 0.5),
                role("sales", -0.5, 0.4),
                role("support", 0.6, 0.6),
            ]
        },
        axes=AXES,
    )
    return made.after(planning.set_target(made, LATER))


@pytest.fixture
def session(open_project: Open) -> Session:
    return open_project(sample())


@pytest.fixture
def panel(session: Session, put: Put) -> MovesPanel:
    made = MovesPanel(session.document, session.selection, session.view, session.heat)
    put(made)
    return made


def rows(panel: MovesPanel) -> list[list[str]]:
    found = [panel.rows.topLevelItem(n) for n in range(panel.rows.topLevelItemCount())]
    return [[row.text(column) for column in range(5)] for row in found if row is not None]


def row(panel: MovesPanel, name: str) -> QTreeWidgetItem:
    (found,) = panel.rows.findItems(name, Qt.MatchFlag.MatchExactly)
    return found


def test_the_farthest_way_comes_first_and_each_says_where_to(panel: MovesPanel) -> None:
    assert [cells[:3] for cells in rows(panel)] == [
        ["Sales", "0.90", "towards Listen"],
        ["Twitter", "0.10", "towards Professional"],
        ["Blogs", "0.00", "stays"],
        ["Seo", "", "is not in the target"],
        ["Support", "", "is only in the target"],
    ]
    assert rows(panel)[0][3:] == [
        "clearly Talk, clearly Personal",
        "clearly Listen, clearly Personal",
    ]


def test_a_slanting_way_names_both_sides(session: Session, panel: MovesPanel) -> None:
    document = session.document
    document.edit("Move", edits.place(document.project, LATER, "sales", 0.3, 0.4))
    assert row(panel, "Sales").text(2) == "towards Listen and Professional"


def test_the_whole_way_is_told_in_words_and_a_number(panel: MovesPanel) -> None:
    assert panel.summary.text() == "“Now” is far from “Later”: 0.52 on the whole, 2 items move."


def test_it_follows_at_rest(session: Session, panel: MovesPanel) -> None:
    gesture = session.document.begin("Move")
    gesture.show(edits.place(gesture.start, NOW, "sales", -0.5, 0.4))
    assert row(panel, "Sales").text(1) == "0.90"
    gesture.commit()
    assert row(panel, "Sales").text(2) == "stays"
    assert "is close to" in panel.summary.text()
    session.document.undo()
    assert row(panel, "Sales").text(1) == "0.90"


def test_what_has_arrived_is_told_so(session: Session, panel: MovesPanel) -> None:
    document = session.document
    change, id = planning.add_scenario(document.project, "Done", LATER)
    document.edit("Add", change)
    session.heat.show(id)
    assert panel.summary.text() == (
        "“Done” has all but reached “Later”: 0.00 on the whole, no items move."
    )


@pytest.mark.parametrize(
    ("target", "words"), [(None, "Name a scenario the target"), (NOW, "This is")]
)
def test_where_there_is_nothing_to_compare_it_says_what_to_do(
    session: Session, panel: MovesPanel, target: str | None, words: str
) -> None:
    document = session.document
    document.edit("Aim", planning.set_target(document.project, target))
    assert panel.summary.text().startswith(words)
    assert rows(panel) == []
    assert not panel.rows.isVisible()


def test_two_scenarios_that_place_nothing_alike_have_no_distance(
    session: Session, panel: MovesPanel
) -> None:
    document = session.document
    gone = edits.unplace(document.project, LATER, ["twitter", "blogs", "sales"])
    document.edit("Unplace", gone)
    assert panel.summary.text() == "No item has a place here and in “Later”."
    assert [cells[2] for cells in rows(panel)][-1] == "is only in the target"


def test_choosing_a_row_chooses_the_item(session: Session, panel: MovesPanel) -> None:
    at = QPoint(60, panel.rows.visualItemRect(row(panel, "Twitter")).center().y())
    QTest.mouseClick(panel.rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert session.selection.ids == ("twitter",)
    QTest.keyClick(panel.rows, Qt.Key.Key_Up)
    assert session.selection.ids == ("sales",)


def test_choosing_an_item_marks_its_row(session: Session, panel: MovesPanel) -> None:
    session.selection.choose(["sales", "blogs"])
    assert [r.text(0) for r in panel.rows.selectedItems()] == ["Sales", "Blogs"]
    session.selection.clear()
    assert panel.rows.selectedItems() == []


def test_the_choice_outlives_what_changes_the_rows(session: Session, panel: MovesPanel) -> None:
    session.selection.choose(["twitter"])
    document = session.document
    document.edit("Move", edits.place(document.project, LATER, "sales", -0.5, -0.4))
    assert session.selection.ids == ("twitter",)
    assert [r.text(0) for r in panel.rows.selectedItems()] == ["Twitter"]


def test_another_scenario_or_project_is_read_anew(session: Session, panel: MovesPanel) -> None:
    session.heat.show(LATER)
    assert panel.summary.text().startswith("This is the target")
    session.document.replace(map_of(technology("a")))
    assert panel.summary.text().startswith("Name a scenario the target")


def test_a_hidden_panel_waits_until_it_is_seen(session: Session, panel: MovesPanel) -> None:
    panel.hide()
    document = session.document
    document.edit("Move", edits.place(document.project, NOW, "sales", -0.5, 0.4))
    session.selection.choose(["sales"])
    panel.show()
    turn()
    assert row(panel, "Sales").text(2) == "stays"
    assert row(panel, "Sales").isSelected()


def test_names_are_text_whatever_they_look_like(session: Session, panel: MovesPanel) -> None:
    document = session.document
    document.edit("Name", planning.set_scenario(document.project, LATER, name="<b>x</b>"))
    assert "<b>x</b>" in panel.summary.text()
    assert panel.summary.textFormat() == Qt.TextFormat.PlainText
