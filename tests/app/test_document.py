from __future__ import annotations

import pytest

from heatdesk.app.document import Document
from heatdesk.model import edits
from heatdesk.model.change import Change
from heatdesk.model.project import Project, StaleChangeError
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


def move(document: Document, dx: float = 0.1) -> Change:
    return edits.move(document.project, NOW, ["twitter"], dx, 0.0)


def test_an_edit_is_announced_once_and_then_settled(document: Document, heard: Heard) -> None:
    change = move(document)
    document.edit("Move Twitter", change)
    assert heard.take() == ["changed", "settled"]
    assert heard.changes == [change]
    assert document.project.placement(NOW, "twitter").x == 0.1
    assert document.history.undo_text == "Move Twitter"


def test_whoever_hears_of_a_change_sees_the_project_after_it(document: Document) -> None:
    seen: list[Project] = []
    document.changed.connect(lambda change: seen.append(document.project))
    expected = document.project.after(move(document))
    document.edit("Move", move(document))
    assert seen == [expected]


def test_an_edit_of_nothing_is_no_step_and_not_announced(document: Document, heard: Heard) -> None:
    document.edit("Nothing", Change())
    document.edit("Nothing", move(document, 0.0))
    assert heard.take() == []
    assert document.history.steps == ()
    assert not document.modified


def test_a_stale_edit_is_refused_and_leaves_no_trace(document: Document, heard: Heard) -> None:
    stale = move(document)
    document.edit("Move", stale)
    heard.take()
    before = document.project
    with pytest.raises(StaleChangeError):
        document.edit("Again", stale)
    assert document.project is before
    assert document.history.steps == ("Move",)
    assert heard.take() == []


def test_undo_and_redo_are_changes_like_any_other(document: Document, heard: Heard, start) -> None:
    change = move(document)
    document.edit("Move", change)
    moved = document.project
    heard.take()
    document.undo()
    assert document.project == start
    assert heard.take() == ["changed", "settled"]
    assert heard.changes[-1] == change.inverse()
    document.redo()
    assert document.project == moved
    assert heard.take() == ["changed", "settled"]
    assert heard.changes[-1] == change


def test_with_nothing_to_undo_nothing_is_announced(document: Document, heard: Heard) -> None:
    document.undo()
    document.redo()
    assert heard.take() == []


def test_undo_of_everything_is_the_start(document: Document, start: Project) -> None:
    for make in (
        lambda p: edits.create(p, NOW, "role", "Evangelists", (0.1, 0.1))[0],
        lambda p: edits.delete(p, ["twitter"]),
        lambda p: edits.rename(p, "sales", "Field"),
        lambda p: edits.set_heat(p, overlay="gap"),
    ):
        document.edit("Edit", make(document.project))
    end = document.project
    for _ in range(4):
        document.undo()
    assert document.project == start
    for _ in range(4):
        document.redo()
    assert document.project == end


# Modified -----------------------------------------------------------------------------------------


def test_it_is_modified_from_the_first_edit_until_it_is_saved(document: Document) -> None:
    assert not document.modified
    document.edit("Move", move(document))
    assert document.modified
    document.mark_saved()
    assert not document.modified
    document.undo()
    assert document.modified
    document.redo()
    assert not document.modified


def test_undone_to_the_start_it_is_not_modified(document: Document) -> None:
    document.edit("Move", move(document))
    document.undo()
    assert not document.modified


def test_it_is_modified_during_a_gesture(document: Document) -> None:
    gesture = document.begin("Move")
    assert document.modified
    assert not document.at_rest
    gesture.cancel()
    assert not document.modified
    assert document.at_rest


def test_saving_is_announced_as_settled(document: Document, heard: Heard) -> None:
    document.edit("Move", move(document))
    heard.take()
    document.mark_saved()
    assert heard.take() == ["settled"]


def test_saving_during_a_gesture_keeps_what_it_has_shown(document: Document) -> None:
    """The file holds it, so Escape must not leave something else that passes for saved."""
    gesture = document.begin("Move")
    gesture.show(move(document, 0.3))
    shown = document.project
    document.mark_saved()
    gesture.cancel()
    assert document.project == shown
    assert document.history.steps == ("Move",)
    assert not document.modified


# Replacing ----------------------------------------------------------------------------------------


def test_another_project_starts_again(document: Document, heard: Heard) -> None:
    document.edit("Move", move(document))
    heard.take()
    other = map_of(role("other"))
    document.replace(other)
    assert document.project is other
    assert heard.take() == ["replaced"]
    assert document.history.steps == ()
    assert not document.modified


def test_a_project_that_no_file_holds_is_modified_from_the_start(document: Document) -> None:
    document.replace(map_of(), saved=False)
    assert document.modified
    document.mark_saved()
    assert not document.modified


def test_a_gesture_ends_with_the_project_that_it_belonged_to(
    document: Document, heard: Heard, start: Project
) -> None:
    """The mouse still moves and lets go after another file has opened."""
    gesture = document.begin("Move")
    gesture.show(move(document))
    other = map_of(role("other"))
    document.replace(other)
    heard.take()
    assert gesture.over
    gesture.show(edits.move(start, NOW, ["twitter"], 0.3, 0.0))
    gesture.commit()
    gesture.cancel()
    assert document.project is other
    assert document.history.steps == ()
    assert not document.modified
    assert heard.take() == []
