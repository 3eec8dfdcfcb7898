"""What is typed is in the document while it is typed, and one undo step in the end."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from heatdesk.app.document import Document
from heatdesk.app.writing import PAUSE_MS, Edit, Writing
from heatdesk.model import edits
from heatdesk.model.project import Project
from tests.app.conftest import Heard
from tests.builders.maps import map_of, technology


def retitled(project: Project, title: str) -> Edit | None:
    if title == "bad":
        return None
    return Edit(f"Call it {title}", edits.set_properties(project, title=title))


@pytest.fixture
def document() -> Document:
    return Document(map_of(technology("twitter"), title="Before"))


@pytest.fixture
def writing(document: Document) -> Writing:
    return Writing(document, retitled)


@pytest.fixture
def heard(document: Document) -> Heard:
    return Heard(document)


@pytest.fixture
def taken_back(writing: Writing) -> list[str]:
    heard: list[str] = []
    writing.taken_back.connect(lambda: heard.append("taken back"))
    return heard


def title(document: Document) -> str:
    return document.project.properties.title


def undo_steps(document: Document) -> tuple[str, ...]:
    return document.history.steps


def wait() -> None:
    QTest.qWait(2 * PAUSE_MS)


def test_the_first_key_is_there_at_once_and_the_others_soon(document, writing, heard) -> None:
    writing.write("M")
    assert title(document) == "M"
    for text in ("Ma", "Map", "Maps"):
        writing.write(text)
    assert title(document) == "M"
    wait()
    assert title(document) == "Maps"
    assert heard.take() == ["changed", "changed"]


def test_somebody_who_never_pauses_is_heard_all_the_same(document, writing) -> None:
    behind = []
    for n in range(1, 120):
        writing.write("a" * n)
        QTest.qWait(8)
        behind.append(n - len(title(document)))
    assert max(behind) <= 2 * PAUSE_MS / 8


def test_in_the_end_it_is_one_step(document, writing, heard) -> None:
    before = document.project
    for text in ("M", "Ma", "Map"):
        writing.write(text)
        wait()
    writing.finish("Maps")
    assert undo_steps(document) == ("Call it Maps",)
    assert heard.take() == [*["changed"] * 4, "settled"]
    document.undo()
    assert document.project == before
    document.redo()
    assert title(document) == "Maps"


def test_what_is_given_up_leaves_no_trace_redo_included(document, writing) -> None:
    document.edit("Retitle", edits.set_properties(document.project, title="Once"))
    document.undo()
    before = document.project
    writing.write("M")
    writing.write("Maps")
    writing.give_up()
    wait()
    assert document.project == before
    assert undo_steps(document) == ()
    assert document.history.redo_text == "Retitle"
    assert not document.modified


def test_nothing_typed_is_nothing_done(document, writing, heard) -> None:
    writing.give_up()
    assert heard.take() == []
    writing.write("Maps")
    writing.finish("Before")
    assert undo_steps(document) == ()
    assert not document.modified


def test_what_cannot_be_taken_is_not_shown_and_not_kept(document, writing, taken_back) -> None:
    writing.write("ba")
    writing.write("bad")
    wait()
    assert title(document) == "Before"
    writing.finish("bad")
    assert undo_steps(document) == ()
    assert document.at_rest
    assert taken_back == ["taken back"]


def test_another_edit_ends_the_step_and_typing_goes_on_in_a_new_one(
    document, writing, taken_back
) -> None:
    writing.write("Map")
    document.edit("Describe", edits.set_properties(document.project, description="New"))
    wait()
    writing.write("Maps")
    wait()
    assert title(document) == "Maps"
    writing.finish("Maps!")
    assert undo_steps(document) == ("Call it Map", "Describe", "Call it Maps!")
    assert taken_back == []


def test_saving_meanwhile_adds_no_empty_step(document, writing, taken_back) -> None:
    writing.write("Map")
    document.mark_saved()
    writing.finish("Map")
    assert undo_steps(document) == ("Call it Map",)
    assert not document.modified
    assert taken_back == []


def test_undoing_meanwhile_takes_it_back(document, writing, taken_back) -> None:
    writing.write("Map")
    document.undo()
    assert title(document) == "Before"
    assert taken_back == ["taken back"]
    wait()
    assert title(document) == "Before"


def test_another_project_takes_it_back(document, writing, taken_back) -> None:
    writing.write("M")
    writing.write("Maps")
    document.replace(map_of(title="Other"))
    assert taken_back == ["taken back"]
    wait()
    assert title(document) == "Other"
    writing.write("Mine")
    writing.finish("Mine")
    assert undo_steps(document) == ("Call it Mine",)


def test_who_ends_the_step_tells_what_it_keeps(document, writing) -> None:
    heard: list[str] = []
    writing.filed.connect(heard.append)
    writing.write("Map")
    writing.write("Maps")
    assert heard == []
    document.edit("Describe", edits.set_properties(document.project, description="New"))
    assert set(heard) == {"Map"}
    wait()
    writing.finish("Maps")
    assert set(heard) == {"Map"}
    assert title(document) == "Maps"
