"""The pair matrix: the reading's own numbers, in its order, coloured as the map is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from heatdesk.canvas.session import Session
from heatdesk.model import edits
from heatdesk.panels.reading.pair_matrix import PairMatrix
from tests.builders.driver import turn
from tests.builders.maps import NOW, map_of, role, technology
from tests.panels.conftest import Open, Put

MAP = map_of(
    technology("twitter", 0.4, 0.3),
    technology("blogs", -0.7, -0.7),
    role("sales", 0.42, 0.3),
    role("support", -0.5, 0.6),
)


@pytest.fixture
def session(open_project: Open) -> Iterator[Session]:
    session = open_project(MAP)
    yield session
    session.close()


@pytest.fixture
def matrix(session: Session, put: Put, qtbot: QtBot) -> PairMatrix:
    made = PairMatrix(session.reading, session.canvas)
    put(made)
    session.reading.start()
    qtbot.waitUntil(lambda: made.model.rowCount() > 0, timeout=5_000)
    return made


def headings(matrix: PairMatrix, across: Qt.Orientation) -> list[str]:
    count = {
        Qt.Orientation.Horizontal: matrix.model.columnCount(),
        Qt.Orientation.Vertical: matrix.model.rowCount(),
    }[across]
    return [str(matrix.model.headerData(n, across)) for n in range(count)]


def cell(matrix: PairMatrix, technology: str, role: str) -> QModelIndex:
    row = headings(matrix, Qt.Orientation.Vertical).index(technology)
    column = headings(matrix, Qt.Orientation.Horizontal).index(role)
    return matrix.model.index(row, column)


def choose(matrix: PairMatrix, measure: str) -> None:
    matrix.measure.setCurrentIndex(matrix.measure.findData(measure))


def test_the_largest_shares_come_first(matrix: PairMatrix) -> None:
    assert headings(matrix, Qt.Orientation.Vertical) == ["Twitter", "Blogs"]
    assert headings(matrix, Qt.Orientation.Horizontal) == ["Sales", "Support"]


@pytest.mark.parametrize("measure", ["heat", "alignment", "share"])
def test_the_numbers_are_those_of_the_reading(
    matrix: PairMatrix, session: Session, measure: str
) -> None:
    choose(matrix, measure)
    assert session.reading.reading is not None
    pair = session.reading.reading.pairs.of("twitter", "sales")
    assert pair is not None
    assert pair.share is not None
    told = {
        "heat": f"{pair.heat:.2f}",
        "alignment": f"{pair.alignment:.2f}",
        "share": f"{100 * pair.share:.1f} %",
    }
    assert cell(matrix, "Twitter", "Sales").data() == told[measure]


def test_a_hot_pair_is_coloured_otherwise_than_a_cold_one(matrix: PairMatrix) -> None:
    hot = cell(matrix, "Twitter", "Sales").data(Qt.ItemDataRole.BackgroundRole)
    cold = cell(matrix, "Blogs", "Support").data(Qt.ItemDataRole.BackgroundRole)
    assert isinstance(hot, QColor)
    assert hot != cold
    for index in (cell(matrix, "Twitter", "Sales"), cell(matrix, "Blogs", "Support")):
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        ink = index.data(Qt.ItemDataRole.ForegroundRole)
        assert abs(ground.lightnessF() - ink.lightnessF()) > 0.4


def test_a_cell_tells_the_pair_in_words(matrix: PairMatrix) -> None:
    told = cell(matrix, "Twitter", "Sales").data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert told.startswith("Sales and Twitter: hot, heat 1.0")


def test_a_chosen_cell_emphasises_its_two(matrix: PairMatrix, session: Session) -> None:
    matrix.table.setFocus()
    matrix.table.setCurrentIndex(cell(matrix, "Twitter", "Sales"))
    assert session.view.emphasis is not None
    assert session.view.emphasis.items == {"twitter", "sales"}
    QTest.keyClick(matrix.table, Qt.Key.Key_Down)
    assert session.view.emphasis.items == {"blogs", "sales"}


def test_it_follows_the_map(matrix: PairMatrix, session: Session, qtbot: QtBot) -> None:
    before = cell(matrix, "Twitter", "Sales").data()
    project = session.document.project
    session.document.edit("Move", edits.move(project, NOW, ["sales"], -0.6, 0.0))
    qtbot.waitUntil(lambda: cell(matrix, "Twitter", "Sales").data() != before, timeout=5_000)


def test_without_a_role_it_says_what_is_missing(open_project: Open, put: Put, qtbot: QtBot) -> None:
    session = open_project(map_of(technology("twitter")))
    matrix = PairMatrix(session.reading, session.canvas)
    put(matrix)
    session.reading.start()
    qtbot.waitUntil(lambda: bool(matrix.empty.text()), timeout=5_000)
    turn()
    assert not matrix.table.isVisible()
    session.close()
