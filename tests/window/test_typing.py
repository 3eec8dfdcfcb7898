"""Somebody types for seconds and never leaves the field: what the disk holds is never a second old.

The journal is read as it lies there, as after a kill. Every key is a real one.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from heatdesk.app.places import sessions
from heatdesk.model.project import Project
from heatdesk.panels.fields.text_field import NoteField
from heatdesk.panels.items.items_table import ItemsTable
from heatdesk.storage.recording import holds_work, recover
from tests.builders.driver import turn
from tests.conftest import Figure
from tests.window.conftest import Desk, sample

KEY = Qt.Key
SECONDS = 1.6
Read = Callable[[Project], str]


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state" / "heatdesk"


def a_reason(desk: Desk) -> tuple[QWidget, Read]:
    desk.window.session.selection.choose(["twitter"])
    turn()
    form = desk.window.docks.inspector.items

    def read(project: Project) -> str:
        placement = project.placement("now", "twitter")
        return placement.reason if placement else ""

    return form.reason, read


def a_note(desk: Desk) -> tuple[QWidget, Read]:
    desk.window.session.selection.choose(["twitter"])
    turn()
    return desk.window.docks.inspector.items.note, lambda project: project.item("twitter").note


def a_link(desk: Desk) -> tuple[QWidget, Read]:
    desk.window.session.selection.choose(["twitter"])
    turn()
    line = desk.window.docks.inspector.items.link.line
    return line, lambda project: project.item("twitter").link


def a_name_on_the_canvas(desk: Desk) -> tuple[QWidget, Read]:
    desk.window.session.handling.rename("twitter")
    turn()
    return desk.window.session.handling.editor, lambda project: project.item("twitter").name


def the_description(desk: Desk) -> tuple[QWidget, Read]:
    desk.window.session.selection.clear()
    turn()
    field = desk.window.docks.inspector.map.description
    return field, lambda project: project.properties.description


def an_axis(desk: Desk) -> tuple[QWidget, Read]:
    desk.window.session.selection.clear()
    turn()
    field = desk.window.docks.inspector.map.axes["x"].definition
    return field, lambda project: project.properties.axes.x.definition


def a_finding(desk: Desk) -> tuple[QWidget, Read]:
    desk.run("findings")
    panel = desk.window.docks.findings
    assert panel is not None
    form = panel.write()
    turn()
    QTest.keyClicks(form.sentence, "We listen too little.")
    return form.texts["action"], lambda p: p.findings[-1].action if p.findings else ""


def speaker_notes(desk: Desk) -> tuple[QWidget, Read]:
    desk.run("story")
    QTest.qWait(400)
    strip = next(child for child in desk.window.findChildren(QWidget, "storyStrip"))
    strip.list.setCurrentIndex(strip.model.index(1))
    turn()
    return strip.form.notes, lambda p: p.story[1].notes if p.story else ""


def a_cell(desk: Desk) -> tuple[QWidget, Read]:
    desk.run("table")
    table = desk.window.findChildren(ItemsTable)[0]
    index = table.cell("twitter", "note")
    table.table.setCurrentIndex(index)
    table.table.edit(index)
    turn()
    (page,) = table.table.findChildren(NoteField)
    return page, lambda project: project.item("twitter").note


PLACES = [
    a_name_on_the_canvas,
    a_cell,
    a_reason,
    a_note,
    a_link,
    the_description,
    an_axis,
    a_finding,
    speaker_notes,
]


def kept(state: Path, read: Read) -> str:
    found = [folder for folder in sessions(state / "recovery") if holds_work(folder)]
    return read(recover(found[0]).project) if found else ""


@pytest.mark.parametrize("place", PLACES)
def test_typing_without_a_pause_is_on_the_disk_within_a_second(
    place: Callable[[Desk], tuple[QWidget, Read]], desk: Desk, state: Path, figure: Figure
) -> None:
    desk.window.saving.begin(sample(title="Map"))
    before, steps = desk.project, desk.window.session.document.history.steps
    field, read = place(desk)
    field.setFocus()
    typed: list[float] = []
    oldest = 0.0
    while not typed or time.monotonic() - typed[0] < SECONDS:
        QTest.keyClick(field, "abcdefghij"[len(typed) % 10])
        typed.append(time.monotonic())
        QTest.qWait(15)
        count = len(kept(state, read))
        if count < len(typed):
            oldest = max(oldest, time.monotonic() - typed[count])
    assert field.hasFocus()
    assert oldest <= 1.0
    assert len(kept(state, read)) > len(typed) / 2
    assert desk.window.session.document.history.steps == steps

    QTest.keyClick(field, KEY.Key_Escape)
    turn()
    assert desk.project == before
    figure(f"typing without a pause, {place.__name__}: the disk is at most {oldest:.2f} s behind")


@pytest.mark.parametrize("place", [p for p in PLACES if p is not a_finding])
def test_one_undo_takes_the_whole_of_it_back(
    place: Callable[[Desk], tuple[QWidget, Read]], desk: Desk
) -> None:
    desk.window.saving.begin(sample(title="Map"))
    field, read = place(desk)
    before = desk.project
    field.setFocus()
    for letter in "in between":
        QTest.keyClick(field, letter)
        QTest.qWait(70)
    desk.window.session.canvas.setFocus()
    turn()
    assert read(desk.project) == "in between"
    desk.run("undo")
    assert desk.project == before
    desk.run("redo")
    assert read(desk.project) == "in between"


def test_a_cancelled_finding_was_never_there(desk: Desk, state: Path) -> None:
    desk.window.saving.begin(sample(title="Map"))
    before = desk.project
    field, read = a_finding(desk)
    field.setFocus()
    QTest.keyClicks(field, "Write")
    QTest.qWait(400)
    assert read(desk.project) == "Write"
    QTest.keyClick(field, KEY.Key_Escape)
    turn()
    QApplication.processEvents()
    assert desk.project == before
    assert not desk.window.session.document.modified


def test_saving_in_the_middle_of_a_sentence_saves_it(desk: Desk, tmp_path: Path) -> None:
    desk.open()
    field, read = a_note(desk)
    field.setFocus()
    QTest.keyClicks(field, "half a sen")
    desk.run("save")
    assert not desk.modified
    assert read(desk.project) == "half a sen"
    QTest.keyClicks(field, "tence")
    QTest.qWait(400)
    assert desk.modified
    assert read(desk.project) == "half a sentence"


def test_what_is_typed_belongs_to_the_item_that_it_was_typed_for(desk: Desk) -> None:
    desk.window.saving.begin(sample(title="Map"))
    field, _ = a_note(desk)
    field.setFocus()
    QTest.keyClicks(field, "of Twitter")
    desk.window.session.selection.choose(["sales"])
    turn()
    QTest.keyClicks(field, "of Sales")
    desk.window.session.canvas.setFocus()
    turn()
    assert desk.project.item("twitter").note == "of Twitter"
    assert desk.project.item("sales").note == "of Sales"


def test_what_was_typed_before_a_talk_is_no_part_of_its_minutes(desk: Desk) -> None:
    desk.open()
    field, read = a_note(desk)
    field.setFocus()
    QTest.keyClicks(field, "before the talk")
    QTest.keyClick(field, KEY.Key_F5)
    turn()
    talk = desk.window.presenting.talk
    assert talk is not None
    assert talk.minutes() == ""
    assert read(desk.project) == "before the talk"
    assert desk.window.session.document.history.steps == ("Annotate Twitter",)
    desk.window.presenting.end()
    turn()
