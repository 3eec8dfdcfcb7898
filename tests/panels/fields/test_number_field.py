"""Numbers in a line: a comma or a point, bounds, and plain words where it is no number."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from heatdesk.panels.fields.number_field import MIXED, NumberField
from tests.builders.driver import turn
from tests.panels.conftest import Put

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


class Desk:
    """A number field beside another field, and what it has said."""

    def __init__(self, put: Put) -> None:
        page = QWidget()
        self.field = NumberField("Width", 0.05, 4.0, 0.05, page)
        self.other = QLineEdit(page)
        self.other.move(0, 60)
        self.entered: list[float] = []
        self.refused: list[str] = []
        self.field.entered.connect(self.entered.append)
        self.field.refused.connect(self.refused.append)
        put(page)
        self.field.show_value(0.5)

    def type(self, text: str, end: Qt.Key | None = ENTER) -> None:
        self.field.setFocus()
        self.field.selectAll()
        QTest.keyClicks(self.field, text)
        if end is not None:
            QTest.keyClick(self.field, end)

    def go_elsewhere(self) -> None:
        self.other.setFocus()
        turn()

    @property
    def faulty(self) -> bool:
        return bool(self.field.property("faulty"))


@pytest.fixture
def desk(put: Put) -> Desk:
    return Desk(put)


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.5, "0.50"), (1.0, "1.00"), (0.125, "0.125"), (0.1234, "0.1234"), (-0.0, "0.00"),
     (-0.25, "-0.25"), (10.0, "10.00"), (-0.00004, "0.00")],
)  # fmt: skip
def test_numbers_are_shown_with_two_to_four_decimals(desk: Desk, value: float, text: str) -> None:
    desk.field.show_value(value)
    assert desk.field.text() == text


@pytest.mark.parametrize("typed", ["1.25", "1,25", "+1.25"])
def test_enter_gives_the_number(desk: Desk, typed: str) -> None:
    desk.type(typed)
    assert desk.entered == [1.25]
    assert desk.field.text() == "1.25"


def test_leaving_gives_the_number_too_and_only_once(desk: Desk) -> None:
    desk.type("1.25", end=None)
    desk.go_elsewhere()
    assert desk.entered == [1.25]
    desk.type("1.5")
    desk.go_elsewhere()
    assert desk.entered == [1.25, 1.5]


def test_the_same_number_is_not_given_again(desk: Desk) -> None:
    desk.type("0.50")
    desk.type("0,5")
    desk.go_elsewhere()
    assert desk.entered == []


@pytest.mark.parametrize("typed", ["abc", "4.01", "0", "-1", "1e2", ""])
def test_what_is_refused_is_said_in_words_and_stays_to_be_mended(desk: Desk, typed: str) -> None:
    if typed:
        desk.type(typed)
    else:
        desk.field.setFocus()
        desk.field.clear()
        QTest.keyClick(desk.field, ENTER)
    assert desk.entered == []
    assert desk.refused == ["Width: a number from 0.05 to 4.00"]
    assert desk.faulty
    assert desk.field.text() == typed
    desk.type("1")
    assert desk.entered == [1.0]
    assert not desk.faulty


def test_leaving_a_refused_text_brings_the_old_number_back(desk: Desk) -> None:
    desk.type("99", end=None)
    desk.go_elsewhere()
    assert desk.field.text() == "0.50"
    assert not desk.faulty
    assert desk.entered == []


def test_escape_brings_the_old_number_back(desk: Desk) -> None:
    desk.type("1.2", end=ESCAPE)
    assert desk.field.text() == "0.50"
    desk.go_elsewhere()
    assert desk.entered == []


def test_the_bounds_themselves_are_within(desk: Desk) -> None:
    desk.type("0.05")
    desk.type("4")
    assert desk.entered == [0.05, 4.0]


def test_up_and_down_step_within_the_bounds(desk: Desk) -> None:
    desk.field.setFocus()
    QTest.keyClick(desk.field, Qt.Key.Key_Up)
    QTest.keyClick(desk.field, Qt.Key.Key_Down)
    assert desk.entered == pytest.approx([0.55, 0.5])
    desk.field.show_value(3.98)
    QTest.keyClick(desk.field, Qt.Key.Key_Up)
    QTest.keyClick(desk.field, Qt.Key.Key_Up)
    assert desk.entered[2:] == [4.0]


def test_where_the_chosen_differ_a_dash_is_shown(desk: Desk) -> None:
    desk.field.show_value(None)
    assert desk.field.text() == MIXED == "–"
    desk.field.setFocus()
    desk.go_elsewhere()
    assert (desk.entered, desk.refused) == ([], [])
    desk.type("2")
    assert desk.entered == [2.0]


def test_a_dash_that_is_deleted_says_nothing(desk: Desk) -> None:
    desk.field.show_value(None)
    desk.field.setFocus()
    desk.field.clear()
    desk.go_elsewhere()
    assert (desk.entered, desk.refused) == ([], [])
    assert desk.field.text() == MIXED


def test_the_tip_tells_the_bounds(desk: Desk) -> None:
    assert "from 0.05 to 4.00" in desk.field.toolTip()
