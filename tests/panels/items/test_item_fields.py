"""Group, kind, link and colour of the chosen items, relative numbers, and what differs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QDesktopServices, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QColorDialog, QLineEdit

from heatdesk.canvas.session import Session
from heatdesk.model import edits
from heatdesk.model.items import Item, Placement
from heatdesk.panels.fields import plain
from heatdesk.panels.fields.colour_button import PALETTE
from heatdesk.panels.fields.number_field import MIXED
from heatdesk.panels.items.inspector import Inspector
from heatdesk.panels.items.item_form import ItemForm
from tests.builders.driver import turn
from tests.builders.maps import NOW
from tests.panels.conftest import Put


@pytest.fixture
def form(session: Session, put: Put) -> ItemForm:
    shown = Inspector(session.document, session.selection, session.heat)
    put(shown)
    session.selection.choose(["twitter"])
    turn()
    return shown.items


@pytest.fixture
def both(session: Session, form: ItemForm) -> ItemForm:
    session.selection.choose(["twitter", "blogs"])
    return form


def placement(session: Session, id: str) -> Placement:
    found = session.document.project.placement(NOW, id)
    assert found is not None
    return found


def item(session: Session, id: str) -> Item:
    return session.document.project.item(id)


def enter(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text) if text else field.clear()
    QTest.keyClick(field, Qt.Key.Key_Return)
    turn()


def test_group_link_and_kind_are_one_step_each(session: Session, form: ItemForm) -> None:
    enter(form.group, "Social")
    enter(form.link.line, "https://example.org/" + "x" * 300)
    form.kind.setFocus()
    QTest.keyClick(form.kind, Qt.Key.Key_Down)
    assert item(session, "twitter").group == "Social"
    assert len(item(session, "twitter").link) == 320
    assert item(session, "twitter").layer == "role"
    steps = ("Group Twitter", "Link Twitter", "Make Twitter a role")
    assert session.document.history.steps == steps
    assert form.heading.text() == "Role"


def test_locking_is_one_step(session: Session, form: ItemForm) -> None:
    form.locked.click()
    assert item(session, "twitter").locked
    assert session.document.history.steps == ("Lock Twitter",)


def test_colours_come_from_the_palette_or_the_dialog(
    session: Session, form: ItemForm, monkeypatch: pytest.MonkeyPatch
) -> None:
    menu = form.color.menu()
    actions = {action.text(): action for action in menu.actions()}
    assert len(PALETTE) == 8
    actions["Teal"].trigger()
    assert item(session, "twitter").color == PALETTE["Teal"]
    assert form.color.text() == "Teal"
    monkeypatch.setattr(QColorDialog, "getColor", lambda *rest: QColor("#123456"))
    actions["Other…"].trigger()
    assert item(session, "twitter").color == "#123456"
    monkeypatch.setattr(QColorDialog, "getColor", lambda *rest: QColor())
    actions["Other…"].trigger()
    assert item(session, "twitter").color == "#123456"
    actions["Automatic"].trigger()
    assert item(session, "twitter").color is None
    assert session.document.history.steps == ("Colour Twitter",) * 3


@pytest.mark.parametrize("agreed", [True, False])
def test_a_link_is_opened_only_after_its_whole_address_was_shown(
    session: Session, form: ItemForm, monkeypatch: pytest.MonkeyPatch, agreed: bool
) -> None:
    shown: list[str] = []
    opened: list[str] = []
    monkeypatch.setattr(plain, "ask_to_open", lambda _, address: shown.append(address) or agreed)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    enter(form.link.line, "https://example.org/a?b=c")
    assert opened == []
    QTest.mouseClick(form.link.open, Qt.MouseButton.LeftButton)
    assert shown == ["https://example.org/a?b=c"]
    assert opened == (["https://example.org/a?b=c"] if agreed else [])


@pytest.mark.parametrize(
    "link", ["", "file:///etc/passwd", "javascript:alert(1)", "ssh://x", "example.org", "https://"]
)
def test_only_web_addresses_can_be_opened(session: Session, form: ItemForm, link: str) -> None:
    enter(form.link.line, link)
    assert not form.link.open.isEnabled()


@pytest.mark.parametrize(
    ("typed", "x"), [("+=0.1", 0.3), ("-=0,1", 0.1), ("+0.1", 0.1), ("-0.1", -0.1), ("=0.4", 0.4)]
)
def test_one_item_is_shifted_only_where_it_is_said(
    session: Session, form: ItemForm, typed: str, x: float
) -> None:
    enter(form.numbers["x"], typed)
    assert placement(session, "twitter").x == x


@pytest.mark.parametrize(
    ("typed", "xs"),
    [
        ("+0.1", [0.3, -0.3]),
        ("-0,1", [0.1, -0.5]),
        ("+=0.1", [0.3, -0.3]),
        ("=-0.1", [-0.1, -0.1]),
        ("0.5", [0.5, 0.5]),
    ],
)
def test_several_items_are_shifted_by_a_sign(
    session: Session, both: ItemForm, typed: str, xs: list[float]
) -> None:
    enter(both.numbers["x"], typed)
    assert [placement(session, id).x for id in ("twitter", "blogs")] == xs
    assert session.document.history.steps == ("Move 2 items",)
    assert "shift" in both.numbers["x"].toolTip()


def test_a_shift_that_would_leave_the_map_is_refused(session: Session, both: ItemForm) -> None:
    before = session.document.project
    enter(both.numbers["x"], "+0.9")
    assert both.problem.text() == "Across: that would take Twitter beyond 1.00"
    assert session.document.project is before
    assert both.numbers["x"].text() == MIXED


def test_arrow_keys_shift_what_differs(session: Session, both: ItemForm) -> None:
    both.numbers["x"].setFocus()
    QTest.keyClick(both.numbers["x"], Qt.Key.Key_Up)
    assert [placement(session, id).x for id in ("twitter", "blogs")] == [0.25, -0.35]


def test_what_differs_is_a_dash_everywhere(session: Session, both: ItemForm) -> None:
    document = session.document
    fields = {"group": "G", "note": "N", "link": "L", "color": "#000000", "locked": True}
    document.edit("Fields", edits.set_items(document.project, ["twitter"], **fields))
    for field in (both.group, both.note, both.link.line):
        assert field.placeholderText() == MIXED
    assert both.color.text() == MIXED
    assert both.locked.checkState() == Qt.CheckState.PartiallyChecked
    session.selection.choose(["twitter", "sales"])
    assert both.kind.currentIndex() == -1
    enter(both.group, "Both")
    assert [item(session, id).group for id in ("twitter", "sales")] == ["Both", "Both"]


def test_the_problem_stands_below_its_field(form: ItemForm) -> None:
    enter(form.numbers["x"], "9")
    turn()
    below = form.problem.mapTo(form, form.problem.rect().topLeft()).y()
    assert below > form.numbers["height"].mapTo(form, form.numbers["height"].rect().topLeft()).y()
    assert below < form.group.mapTo(form, form.group.rect().topLeft()).y()


def test_the_wheel_changes_only_what_has_the_focus(session: Session, form: ItemForm) -> None:
    field = form.numbers["x"]

    def turn_wheel() -> None:
        at = QPointF(field.rect().center())
        none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        phase = Qt.ScrollPhase.NoScrollPhase
        down = QPoint(0, 120)
        event = QWheelEvent(at, QPointF(field.mapToGlobal(at)), QPoint(), down, *none, phase, False)
        QApplication.sendEvent(field, event)

    form.name.setFocus()
    turn_wheel()
    assert placement(session, "twitter").x == 0.2
    field.setFocus()
    turn_wheel()
    assert placement(session, "twitter").x == 0.25


def test_pasted_megabytes_freeze_nothing(session: Session, form: ItemForm) -> None:
    QGuiApplication.clipboard().setText("9" * 5_000_000)
    texts = (form.name, form.group, form.link.line, form.note, form.reason)
    for field in (*texts, *form.numbers.values()):
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    form.kind.setFocus()
    QGuiApplication.clipboard().clear()
    assert item(session, "twitter").name == "9" * 200
    assert len(item(session, "twitter").link) == 20_000
    assert placement(session, "twitter").x == 0.2
