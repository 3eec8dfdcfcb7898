from __future__ import annotations

import pytest

from heatdesk.app.document import Document
from heatdesk.model import edits
from heatdesk.model.change import Change
from heatdesk.model.project import Project
from tests.app.conftest import Heard
from tests.builders.maps import NOW, map_of, role, technology


@pytest.fixture
def start() -> Project:
    return map_of(technology("twitter", 0.0, 0.0), role("sales", 0.5, 0.0))


@pytest.fixture
def document(start: Project) -> Document:
    return Document(start)


@pytest.fixture
def heard(document: Document) -> Heard:
    return Heard(document)


def x_of(document: Document, id: str = "twitter") -> float:
    placement = document.project.placement(NOW, id)
    assert placement is not None
    return placement.x


def to(start: Project, dx: float, id: str = "twitter") -> Change:
    """A move, seen from the press."""
    return edits.move(start, NOW, [id], dx, 0.0)


def test_what_is_shown_is_seen_live_and_files_one_step(document, heard, start) -> None:
    gesture = document.begin("Move Twitter")
    for dx in (0.1, 0.2, 0.3):
        gesture.show(to(start, dx))
        assert x_of(document) == dx
        assert heard.take() == ["changed"]
        assert document.history.steps == ()
    gesture.commit()
    assert heard.take() == ["settled"]
    assert document.history.steps == ("Move Twitter",)
    document.undo()
    assert document.project == start
    document.redo()
    assert x_of(document) == 0.3


def test_each_show_replaces_what_was_shown_before(document, start) -> None:
    gesture = document.begin("Move")
    gesture.show(to(start, 0.1, "twitter"))
    gesture.show(to(start, 0.2, "sales"))
    assert (x_of(document, "twitter"), x_of(document, "sales")) == (0.0, 0.7)


def test_the_same_shown_again_is_not_announced(document, heard, start) -> None:
    gesture = document.begin("Move")
    gesture.show(to(start, 0.1))
    heard.take()
    gesture.show(to(start, 0.1))
    assert heard.take() == []


def test_escape_leaves_no_trace(document, heard, start) -> None:
    gesture = document.begin("Move")
    gesture.show(to(start, 0.4))
    gesture.cancel()
    assert document.project == start
    assert heard.take() == ["changed", "changed", "settled"]
    assert document.history.steps == ()
    assert not document.modified


def test_escape_keeps_what_can_be_redone(document, start) -> None:
    document.edit("Rename", edits.rename(start, "sales", "Field"))
    renamed = document.project
    document.undo()
    gesture = document.begin("Move")
    gesture.show(to(document.project, 0.4))
    gesture.cancel()
    assert document.history.redo_text == "Rename"
    document.redo()
    assert document.project == renamed


def test_a_finished_gesture_drops_what_could_be_redone(document, start) -> None:
    document.edit("Rename", edits.rename(start, "sales", "Field"))
    document.undo()
    gesture = document.begin("Move")
    gesture.show(to(start, 0.4))
    gesture.commit()
    assert document.history.redo_text is None


@pytest.mark.parametrize("way", ["nothing shown", "shown and taken back", "shown as nothing"])
def test_nothing_is_filed_when_nothing_came_of_it(document, start, way: str) -> None:
    document.edit("Rename", edits.rename(start, "sales", "Field"))
    document.undo()
    gesture = document.begin("Move")
    if way != "nothing shown":
        gesture.show(to(start, 0.4))
        gesture.show(Change() if way == "shown as nothing" else to(start, 0.0))
    gesture.commit()
    assert document.project == start
    assert document.history.steps == ()
    assert document.history.redo_text == "Rename"
    assert not document.modified


def test_a_gesture_may_find_its_name_at_the_end(document, start) -> None:
    gesture = document.begin("Place")
    gesture.show(to(start, 0.1))
    gesture.commit("Place Twitter")
    assert document.history.steps == ("Place Twitter",)


def test_an_edit_during_a_gesture_finishes_it_first(document, start) -> None:
    gesture = document.begin("Move")
    gesture.show(to(start, 0.2))
    document.edit("Rename", edits.rename(document.project, "sales", "Field"))
    assert gesture.over
    assert document.history.steps == ("Move", "Rename")
    gesture.show(to(start, 0.9))
    gesture.commit()
    gesture.cancel()
    assert x_of(document) == 0.2
    assert document.history.steps == ("Move", "Rename")
    document.undo()
    document.undo()
    assert document.project == start


def test_an_edit_of_nothing_finishes_a_gesture_too(document, start) -> None:
    gesture = document.begin("Move")
    gesture.show(to(start, 0.2))
    document.edit("Nothing", Change())
    assert gesture.over
    assert document.history.steps == ("Move",)


def test_a_second_gesture_finishes_the_first(document, start) -> None:
    first = document.begin("First")
    first.show(to(start, 0.2))
    second = document.begin("Second")
    assert first.over
    assert second.start == document.project
    second.show(to(second.start, 0.1, "sales"))
    second.commit()
    assert document.history.steps == ("First", "Second")


def test_undo_during_a_gesture_cancels_it_and_undoes_nothing_else(document, start) -> None:
    document.edit("Rename", edits.rename(start, "sales", "Field"))
    renamed = document.project
    gesture = document.begin("Move")
    gesture.show(to(renamed, 0.2))
    document.undo()
    assert gesture.over
    assert document.project == renamed
    assert document.history.steps == ("Rename",)
    assert document.history.redo_text is None
    document.undo()
    assert document.project == start


def test_redo_waits_for_the_end_of_a_gesture(document, heard, start) -> None:
    document.edit("Rename", edits.rename(start, "sales", "Field"))
    document.undo()
    gesture = document.begin("Move")
    gesture.show(to(start, 0.2))
    heard.take()
    document.redo()
    assert heard.take() == []
    assert not gesture.over
    assert document.project.item("sales").name == "Sales"


def test_an_ended_gesture_does_nothing_more(document, heard, start) -> None:
    gesture = document.begin("Move")
    gesture.show(to(start, 0.2))
    gesture.commit()
    heard.take()
    gesture.show(to(start, 0.5))
    gesture.commit()
    gesture.cancel()
    assert heard.take() == []
    assert x_of(document) == 0.2
    assert document.history.steps == ("Move",)
