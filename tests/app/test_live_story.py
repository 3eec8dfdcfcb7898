"""The story follows the map at rest, costs nothing unwatched, and is stored by its first edit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from heatdesk.app import live_story
from heatdesk.app.document import Document
from heatdesk.app.live_heat import LiveHeat
from heatdesk.app.live_reading import LiveReading
from heatdesk.app.live_story import LiveStory
from heatdesk.model import edits, telling
from tests.builders.driver import dispose, turn
from tests.builders.maps import LATER, NOW, map_of, role, technology


class Desk:
    def __init__(self) -> None:
        also = {LATER: [role("sales", 0.4)]}
        project = map_of(
            role("sales"), technology("seo"), role("press", 0.9), also=also, target=LATER
        )
        self.document = Document(project)
        self.heat = LiveHeat(self.document, NOW)
        self.reading = LiveReading(self.document, self.heat)
        self.story = LiveStory(self.document, self.heat, self.reading)
        self.changes = 0
        self.story.changed.connect(self._count)

    def _count(self) -> None:
        self.changes += 1

    @property
    def ids(self) -> list[str]:
        return [scene.step.id for scene in self.story.scenes]

    def move(self, x: float) -> None:
        change = edits.place(self.document.project, NOW, "press", x, 0.0)
        self.document.edit("Move", change)

    def come_to_rest(self) -> None:
        for _ in range(400):
            QTest.qWait(5)
            if self.reading.reading is not None and not self.reading.lagging:
                return
        raise AssertionError("nothing was read")


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Desk]:
    made = Desk()
    yield made
    made.reading.close()
    dispose(made.document)


def test_nothing_is_looked_up_that_nobody_sees(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_story, "scenes", lambda *_: pytest.fail("looked up"))
    desk.move(0.05)
    desk.story.watch(False)
    assert desk.story.scenes == ()


def test_scenes_follow_the_map_at_rest(desk: Desk) -> None:
    desk.story.watch(True)
    assert "hot-press" not in desk.ids
    desk.move(0.05)
    assert "hot-press" in desk.ids
    desk.document.undo()
    assert "hot-press" not in desk.ids
    assert desk.changes == 3


def test_a_drag_looks_nothing_up_before_its_end(desk: Desk) -> None:
    desk.story.watch(True)
    before = desk.story.scenes
    gesture = desk.document.begin("Move")
    gesture.show(edits.place(desk.document.project, NOW, "press", 0.05, 0.0))
    turn()
    assert desk.story.scenes is before
    gesture.commit()
    assert "hot-press" in desk.ids


def test_the_windows_own_reading_is_used(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    own = live_story.read
    monkeypatch.setattr(live_story, "read", lambda p, id: asked.append(id) or own(p, id))
    desk.reading.start()
    desk.come_to_rest()
    desk.story.watch(True)
    desk.move(0.05)
    desk.come_to_rest()
    turn()
    assert "hot-press" in desk.ids
    assert set(asked) == {LATER}


def test_words_of_a_step_read_nothing_anew(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.story.watch(True)
    monkeypatch.setattr(live_story, "read", lambda *_: pytest.fail("read"))
    desk.story.edit("Rename", lambda p: telling.set_steps(p, ["axes"], title="Where we are"))
    assert desk.story.scenes[1].title == "Where we are"
    assert desk.document.history.steps == ("Rename",)


def test_the_first_edit_stores_the_story_and_undo_forgets_it(desk: Desk) -> None:
    desk.story.watch(True)
    ids = desk.ids
    desk.story.edit("Hide", lambda p: telling.set_steps(p, ["axes"], hidden=True))
    assert desk.story.stored
    assert desk.ids == ids
    desk.document.undo()
    assert not desk.story.stored
    assert desk.document.project.story is None


def test_refreshing_adds_what_is_new(desk: Desk) -> None:
    desk.story.watch(True)
    assert desk.story.refresh() == 0
    desk.story.edit("Notes", lambda p: telling.set_steps(p, ["axes"], notes="Wait"))
    desk.move(0.05)
    assert "hot-press" not in desk.ids
    assert desk.story.refresh() == 1
    assert "hot-press" in desk.ids
    assert desk.story.scenes[1].notes == "Wait"
    assert desk.story.refresh() == 0
    desk.document.undo()
    assert "hot-press" not in desk.ids


def test_going_back_to_the_made_story(desk: Desk) -> None:
    desk.story.watch(True)
    ids = desk.ids
    desk.story.edit("Drop", lambda p: telling.drop_steps(p, ["axes"]))
    desk.story.forget()
    assert (desk.story.stored, desk.ids) == (False, ids)


def test_another_scenario_has_another_story(desk: Desk) -> None:
    desk.story.watch(True)
    desk.heat.show(LATER)
    assert desk.ids[:3] == ["title", "axes", "roles"]
    assert {scene.scenario for scene in desk.story.scenes} == {LATER}


def test_another_project_has_another_story(desk: Desk) -> None:
    desk.story.watch(True)
    desk.document.replace(map_of(technology("fax")))
    turn()
    assert desk.ids == ["title", "axes", "technologies"]
