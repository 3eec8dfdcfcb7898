"""The list's filter, its marks for what is locked or muted, and the line that adds."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from heatdesk.canvas.session import Session
from heatdesk.model import edits
from heatdesk.panels.items.item_states import STATES
from heatdesk.panels.items.items_panel import ItemsPanel
from tests.builders.driver import row_of, turn
from tests.builders.maps import NOW
from tests.panels.conftest import Put

ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(session: Session, put: Put) -> ItemsPanel:
    shown = ItemsPanel(session.document, session.selection, session.view, session.heat)
    put(shown)
    return shown


def sections(panel: ItemsPanel) -> list[list[str]]:
    return [panel.items.ids(n) for n in range(3)]


def paste(panel: ItemsPanel, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    panel.add.text.setFocus()
    QTest.keyClick(panel.add.text, Qt.Key.Key_V, CTRL)
    turn()
    QGuiApplication.clipboard().clear()


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("TWI", [["twitter"], [], []]),
        ("role", [[], ["sales", "support"], []]),
        ("cust", [[], ["support"], []]),
        ("[", [[], [], []]),
    ],
)
def test_the_filter_goes_by_name_group_and_layer(
    session: Session, panel: ItemsPanel, typed: str, left: list[list[str]]
) -> None:
    document = session.document
    document.edit("Group", edits.set_items(document.project, ["support"], group="Customers"))
    panel.focus_filter()
    assert QApplication.focusWidget() is panel.filter
    QTest.keyClicks(panel.filter, typed)
    assert sections(panel) == left
    QTest.keyClick(panel.filter, Qt.Key.Key_Escape)
    assert sections(panel) == [["twitter", "blogs"], ["sales", "support"], ["seo"]]


def test_enter_in_the_filter_chooses_the_first_and_down_goes_to_the_list(
    session: Session, panel: ItemsPanel
) -> None:
    panel.focus_filter()
    QTest.keyClicks(panel.filter, "blo")
    QTest.keyClick(panel.filter, ENTER)
    assert session.selection.ids == ("blogs",)
    QTest.keyClick(panel.filter, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is panel.items


def test_locked_and_muted_are_said(session: Session, panel: ItemsPanel) -> None:
    document = session.document
    document.edit("Lock", edits.set_items(document.project, ["blogs", "sales"], locked=True))
    roles = STATES, Qt.ItemDataRole.AccessibleDescriptionRole
    for name, words in (("Blogs", "locked, muted"), ("Sales", "locked"), ("Twitter", "")):
        assert [row_of(panel.items, name).data(0, role) for role in roles] == [words, words]


def test_the_words_are_drawn_behind_the_names(session: Session, panel: ItemsPanel) -> None:
    before = panel.items.viewport().grab().toImage()
    document = session.document
    document.edit("Lock", edits.set_items(document.project, ["sales"], locked=True))
    turn()
    assert panel.items.viewport().grab().toImage() != before


def test_typed_names_go_to_the_tray_as_one_step(session: Session, panel: ItemsPanel) -> None:
    panel.add.text.setFocus()
    QTest.keyClicks(panel.add.text, "Wikis, Flickr")
    QTest.keyClick(panel.add.text, ENTER)
    assert panel.items.ids(2) == ["seo", "wikis", "flickr"]
    assert panel.add.text.toPlainText() == ""
    assert session.selection.ids == ("wikis", "flickr")
    assert session.document.history.steps == ("Add 2 items",)
    session.document.undo()
    assert panel.items.ids(2) == ["seo"]


def test_the_switch_says_which_kind(session: Session, panel: ItemsPanel) -> None:
    QTest.mouseClick(panel.add.kind, Qt.MouseButton.LeftButton)
    assert panel.add.kind.text() == "Role"
    panel.add.text.setFocus()
    QTest.keyClicks(panel.add.text, "Board")
    QTest.keyClick(panel.add.text, ENTER)
    assert session.document.project.item("board").layer == "role"
    assert session.document.history.steps == ("Add Board",)
    panel.add.kind.setFocus()
    QTest.keyClick(panel.add.kind, Qt.Key.Key_Space)
    assert panel.add.kind.text() == "Technology"


def test_a_pasted_list_is_added_and_what_was_not_understood_is_told(
    session: Session, panel: ItemsPanel
) -> None:
    paste(panel, "Wikis\nBoard\trole\t0.5\t0,25\nFlickr\tthing\t9\t0\n")
    project = session.document.project
    placed = project.placement(NOW, "board")
    assert placed is not None
    assert (placed.x, placed.y) == (0.5, 0.25)
    assert panel.items.ids(2) == ["seo", "wikis", "flickr"]
    assert session.document.history.steps == ("Add 3 items",)
    said = panel.add.report.text()
    assert panel.add.report.isVisible()
    assert "Line 3: expected 'technology' or 'role', got 'thing'" in said
    assert "Line 3: x: expected a number from -1 to 1, got '9'" in said


def test_nothing_is_added_from_nothing(session: Session, panel: ItemsPanel) -> None:
    panel.add.text.setFocus()
    QTest.keyClicks(panel.add.text, " , ")
    QTest.keyClick(panel.add.text, ENTER)
    assert session.document.history.steps == ()
    assert panel.add.report.text() == "Nothing to add: type a name"


@pytest.mark.parametrize("mark", ["", "\t"])
def test_pasted_megabytes_are_cut(session: Session, panel: ItemsPanel, mark: str) -> None:
    paste(panel, "x" * 5_000_000 + mark)
    paste(panel, mark + "x" * 5_000_000)
    assert len(panel.add.text.toPlainText()) <= 20_000
    assert all(len(item.name) <= 200 for item in session.document.project.items)
