"""The reading panel: what it lists, what its rows show on the map, and what it marks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from heatdesk.canvas.session import Session
from heatdesk.model import edits
from heatdesk.model.findings import Finding, NamedItem
from heatdesk.model.project import Project
from heatdesk.model.properties import Axes, Axis
from heatdesk.panels.reading.reading_panel import ReadingPanel
from heatdesk.panels.reading.reading_rows import Row
from tests.builders.maps import NOW, map_of, role, technology
from tests.panels.conftest import Open, Put

NAMED = Axes(Axis("Purpose", "Personal", "Professional"), Axis("Direction", "Talk", "Listen"))
MAP = map_of(
    technology("twitter", 0.4, 0.3),
    technology("blogs", 0.5, 0.2),
    technology("radio", -0.9, -0.9, width=0.2, height=0.2),
    role("sales", 0.42, 0.3),
    role("support", 0.7, 0.3),
    axes=NAMED,
)


class Shown:
    """A reading panel beside its map."""

    def __init__(self, session: Session, put: Put, qtbot: QtBot) -> None:
        self.session = session
        self.panel = ReadingPanel(session.reading, session.heat, session.selection, session.view)
        put(self.panel)
        self._qtbot = qtbot
        session.reading.start()
        self.wait()

    def wait(self) -> None:
        live = self.session.reading
        self._qtbot.waitUntil(
            lambda: live.reading is not None and live.reading.robust and not live.lagging,
            timeout=5_000,
        )

    def titles(self, kind: str) -> list[str]:
        return [row.title for row in self.panel.list.rows if row.kind == kind]

    def row(self, start: str) -> Row:
        return next(row for row in self.panel.list.rows if row.title.startswith(start))

    def click(self, start: str) -> None:
        """Clicks a row by the beginning of its title."""
        rows = self.panel.list.rows
        at = next(n for n, row in enumerate(rows) if row.title.startswith(start))
        item = self.panel.list.item(at)
        self.panel.list.scrollToItem(item)
        place: QRect = self.panel.list.visualItemRect(item)
        QTest.mouseClick(self.panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place.center())

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.panel.list, key)


@pytest.fixture
def shown(open_project: Open, put: Put, qtbot: QtBot) -> Iterator[Shown]:
    session = open_project(MAP)
    yield Shown(session, put, qtbot)
    session.close()


def test_balance_comes_as_a_sentence_with_its_numbers(shown: Shown) -> None:
    balance = shown.panel.balance
    assert balance.sentence.text() == (
        "Far more Listen than Talk; almost only Professional, hardly any Personal."
    )
    across, up = balance.numbers
    assert (across[0], across[3]) == ("Personal", "Professional")
    assert across[1] + across[2] == up[1] + up[2] == 100
    assert across[2] > 75


def test_meetings_areas_and_opportunities_are_listed(shown: Shown) -> None:
    assert shown.titles("meeting")[0] == "Sales: Twitter and Blogs"
    assert shown.titles("area")[0].startswith("Hot: slightly Listen, clearly Professional")
    assert any("Radio" in title for title in shown.titles("opportunity"))


def test_who_has_how_much_comes_last(shown: Shown) -> None:
    assert shown.titles("item") == ["Sales", "Support", "Blogs", "Twitter", "Radio"]
    (sales,) = (row for row in shown.panel.list.rows if row.key == ("item", "sales"))
    assert "closest to Twitter" in sales.detail
    shares = [row.detail.split(" %")[0] for row in shown.panel.list.rows if row.kind == "item"]
    assert sum(map(int, shares[:2])) == sum(map(int, shares[2:])) == 100


def test_robustness_is_told_in_words(shown: Shown) -> None:
    assert "of 500 re-placed maps" in shown.row("Hot: ").detail


def test_choosing_a_row_outlines_its_areas_and_emphasises_its_items(shown: Shown) -> None:
    shown.click("Sales: ")
    emphasis = shown.session.view.emphasis
    assert emphasis is not None
    assert emphasis.items == {"sales", "twitter", "blogs"}
    assert len(emphasis.rings) == 1
    inside = abs(emphasis.rings[0] - [0.42, 0.3]).max(axis=0)
    assert (inside < 0.5).all()


def test_escape_lets_go_of_it(shown: Shown) -> None:
    shown.click("Sales: ")
    shown.key(Qt.Key.Key_Escape)
    assert shown.session.view.emphasis is None
    assert shown.panel.list.chosen is None


def test_arrows_walk_from_row_to_row_past_headings(shown: Shown) -> None:
    shown.click("Sales: ")
    seen = set()
    for _ in range(len(shown.panel.list.rows)):
        shown.key(Qt.Key.Key_Down)
        chosen = shown.panel.list.chosen
        assert chosen is not None
        assert chosen.choosable
        seen.add(chosen.kind)
    assert {"area", "opportunity"} <= seen


def test_choosing_items_marks_their_rows(shown: Shown) -> None:
    shown.session.selection.choose(["sales"])
    assert shown.panel.list.marked
    assert all("sales" in row.items for row in shown.panel.list.marked)
    shown.session.selection.choose(["sales", "radio"])
    assert shown.panel.list.marked == ()


def test_an_opportunity_of_a_region_outlines_the_region(shown: Shown) -> None:
    start = next(
        row for row in shown.panel.list.rows if row.key[:2] == ("opportunity", "weak_side")
    )
    shown.panel.list.setFocus()
    shown.click(start.title)
    emphasis = shown.session.view.emphasis
    assert emphasis is not None
    assert emphasis.items is None
    (ring,) = emphasis.rings
    assert ring.min() == -1.0


def test_the_chosen_row_stays_through_an_edit(shown: Shown) -> None:
    shown.click("Sales: ")
    document = shown.session.document
    document.edit("Move", edits.move(document.project, NOW, ["support"], 0.05, 0.0))
    shown.wait()
    assert shown.panel.list.chosen is not None
    assert shown.panel.list.chosen.title.startswith("Sales: ")
    assert shown.session.view.emphasis is not None


def test_a_row_that_is_gone_lets_go_of_the_map(shown: Shown) -> None:
    shown.click("Sales: ")
    document = shown.session.document
    document.edit("Delete", edits.delete(document.project, ["sales"]))
    shown.wait()
    assert shown.session.view.emphasis is None


def test_during_a_gesture_the_reading_is_dimmed(shown: Shown) -> None:
    document = shown.session.document
    gesture = document.begin("Move")
    gesture.show(edits.move(document.project, NOW, ["sales"], 0.1, 0.0))
    effect = shown.panel.list.graphicsEffect()
    assert effect is not None
    assert effect.isEnabled()
    gesture.commit()
    shown.wait()
    assert not effect.isEnabled()


def test_enter_and_the_button_ask_to_keep_a_meeting(shown: Shown) -> None:
    wanted: list[Row] = []
    shown.panel.keep_wanted.connect(wanted.append)
    assert not shown.panel.keep.isEnabled()
    shown.click("Sales: ")
    shown.key(Qt.Key.Key_Return)
    QTest.mouseClick(shown.panel.keep, Qt.MouseButton.LeftButton)
    assert [row.key for row in wanted] == [("meeting", "hot", "sales")] * 2
    shown.click("Hot: ")
    assert not shown.panel.keep.isEnabled()


def test_a_kept_meeting_shows_its_sentence(open_project: Open, put: Put, qtbot: QtBot) -> None:
    items = (NamedItem("sales", "Sales"), NamedItem("twitter", "Twitter"))
    kept = Finding("f", NOW, zone="hot", items=items, sentence="Sales can listen first.")
    placed = [(MAP.scenario(NOW), MAP.placements(NOW))]
    session = open_project(Project.of(MAP.properties, MAP.items, placed, [kept]))
    shown = Shown(session, put, qtbot)
    assert shown.row("Sales: ").detail == "“Sales can listen first.”"
    assert shown.row("Sales: ").finding == "f"
    session.close()


def test_an_empty_map_says_what_is_missing(open_project: Open, put: Put, qtbot: QtBot) -> None:
    session = open_project(map_of())
    shown = Shown(session, put, qtbot)
    assert shown.panel.balance.numbers == ()
    assert shown.panel.balance.sentence.text()
    assert "No technology is placed yet" in shown.titles("note")
    session.close()
