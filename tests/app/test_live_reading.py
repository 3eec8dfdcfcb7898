"""LiveReading: it follows the map at rest, never during a gesture, and ends when asked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from heatdesk.app import live_reading
from heatdesk.app.document import Document
from heatdesk.app.live_heat import LiveHeat
from heatdesk.app.live_reading import LiveReading
from heatdesk.model import edits
from heatdesk.model.change import Change
from heatdesk.model.findings import Finding, NamedItem
from heatdesk.model.project import Project
from tests.builders.maps import LATER, NOW, map_of, role, technology

FEW = map_of(technology("twitter", 0.2, 0.3), role("sales", 0.2, 0.3))


class Live:
    """A document with its reading, and how often the reading changed."""

    def __init__(self, project: Project, qtbot: QtBot) -> None:
        self.document = Document(project)
        self.heat = LiveHeat(self.document, project.first_scenario)
        self.reading = LiveReading(self.document, self.heat)
        self._qtbot = qtbot

    def wait(self) -> None:
        """Until the reading is whole and up to date."""
        self._qtbot.waitUntil(self.done, timeout=5_000)

    def done(self) -> bool:
        live = self.reading
        return live.reading is not None and live.reading.robust and not live.lagging

    def move(self, item: str, dx: float) -> Change:
        project = self.document.project
        return edits.move(project, NOW, [item], dx, 0.0)

    @property
    def zones(self) -> list[str]:
        assert self.reading.reading is not None
        return [meeting.zone for meeting in self.reading.reading.meetings]


@pytest.fixture
def live(qtbot: QtBot) -> Iterator[Live]:
    made = Live(FEW, qtbot)
    yield made
    made.reading.close()


def test_nothing_is_read_before_the_start(live: Live) -> None:
    live.document.edit("Move", live.move("sales", 0.1))
    assert live.reading.reading is None


def test_it_reads_what_is_shown(live: Live) -> None:
    live.reading.start()
    live.wait()
    assert live.zones == ["hot"]


def test_an_edit_is_read_at_rest(live: Live) -> None:
    live.reading.start()
    live.wait()
    live.document.edit("Move", live.move("sales", -1.1))
    assert live.reading.lagging
    live.wait()
    assert live.zones == []


def test_a_hand_that_moves_is_not_read(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_reading, "STILL_MS", 60_000)  # however slow the machine
    live = Live(FEW, qtbot)
    live.reading.start()
    live.wait()
    before = live.reading.reading
    gesture = live.document.begin("Move")
    start = live.document.project
    for step in range(8):
        gesture.show(edits.move(start, NOW, ["sales"], -0.1 * step, 0.0))
        qtbot.wait(20)
        assert live.reading.reading is before
        assert live.reading.lagging == (step > 0)
    gesture.commit()
    live.wait()
    assert live.zones == []
    live.reading.close()


def test_a_hand_that_holds_still_is_read(live: Live) -> None:
    live.reading.start()
    live.wait()
    gesture = live.document.begin("Move")
    gesture.show(live.move("sales", -1.1))
    live.wait()
    assert live.zones == []
    gesture.cancel()
    live.wait()
    assert live.zones == ["hot"]


def test_the_first_reading_comes_without_robustness(live: Live) -> None:
    seen: list[bool] = []
    live.reading.changed.connect(
        lambda: seen.append(live.reading.reading is not None and live.reading.reading.robust)
    )
    live.reading.start()
    live.wait()
    assert seen == [False, True]


def test_another_scenario_is_another_reading(qtbot: QtBot) -> None:
    project = map_of(
        technology("twitter", 0.2, 0.3),
        role("sales", 0.2, 0.3),
        also={LATER: [technology("twitter", 0.9, 0.9), role("sales", -0.9, -0.9)]},
    )
    live = Live(project, qtbot)
    live.reading.start()
    live.wait()
    live.heat.show(LATER)
    qtbot.waitUntil(lambda: live.done() and live.zones == [], timeout=5_000)
    assert live.reading.reading is not None
    assert live.reading.reading.scenario == LATER
    live.reading.close()


def test_saving_reads_nothing_anew(live: Live) -> None:
    live.reading.start()
    live.wait()
    before = live.reading.reading
    live.document.mark_saved()
    assert live.reading.reading is before
    assert not live.reading.lagging


def test_findings_of_every_scenario_are_judged(qtbot: QtBot) -> None:
    named = (NamedItem("sales", "Sales"), NamedItem("twitter", "Twitter"))
    given = map_of(
        technology("twitter", 0.2, 0.3),
        role("sales", 0.2, 0.3),
        also={LATER: [technology("twitter", 0.9, 0.9), role("sales", -0.9, -0.9)]},
    )
    findings = [
        Finding("here", NOW, zone="hot", items=named),
        Finding("there", LATER, zone="hot", items=named),
        Finding("gone", "deleted", zone="hot", items=named),
    ]
    scenarios = [(s, given.placements(s.id)) for s in given.scenarios]
    live = Live(Project.of(given.properties, given.items, scenarios, findings), qtbot)
    live.reading.start()
    live.wait()
    reasons = live.reading.stale_reasons()
    assert reasons["here"] is None
    assert reasons["there"]
    assert reasons["gone"] == "Its scenario is gone"
    live.reading.close()


def test_closing_ends_a_reading_under_way(live: Live) -> None:
    live.reading.start()
    live.reading.close()
    assert live.reading.reading is None
    live.document.edit("Move", live.move("sales", 0.1))
    assert live.reading.reading is None
