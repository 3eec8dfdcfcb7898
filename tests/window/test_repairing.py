"""A faulty file is opened as a repaired copy: only if asked for, with every change shown first."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton

from heatdesk.panels.fields import plain
from heatdesk.storage.project_file import encode
from tests.builders.driver import turn
from tests.window.conftest import Desk, sample

REPAIR, OPEN = ("Open a repaired copy…",), ("Open the copy",)


@pytest.fixture
def faulty(desk: Desk) -> Path:
    """The sample with two faults."""
    document: dict[str, Any] = json.loads(encode(sample()))
    document["items"][0]["layer"] = "tool"
    document["colour"] = "<b>red</b>"
    path = desk.folder / "faulty \u202e<i>.heatdesk"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_the_changes_are_shown_and_the_copy_opens_untitled(desk: Desk, faulty: Path) -> None:
    before = faulty.read_bytes()
    desk.choices = [0, 0]
    assert desk.window.filing.open_path(faulty)
    assert desk.offered == [REPAIR, OPEN]
    (_, problems), (headline, changes) = desk.told
    assert len(problems.splitlines()) == 2
    assert headline == r"The copy of “faulty \u202e<i>.heatdesk” will differ in this"
    assert changes.splitlines() == [
        "$: unknown field 'colour' left out, with '<b>red</b>'",
        "$.items[0].layer: 'technology', where 'tool' stood (expected 'technology' or 'role')",
    ]
    assert desk.project == sample()
    assert desk.window.saving.path is None
    assert desk.modified
    assert "repaired copy of faulty" in desk.window.windowTitle()
    assert faulty.read_bytes() == before


@pytest.mark.parametrize("choices", [[], [0]])
def test_at_both_questions_the_open_map_can_be_kept(
    desk: Desk, faulty: Path, choices: list[int]
) -> None:
    path, before = desk.open(), desk.project
    desk.choices = list(choices)
    assert not desk.window.filing.open_path(faulty)
    assert desk.project is before
    assert desk.window.saving.path == path


@pytest.mark.parametrize("data", [b"", b"hello", b'{"format": "heatdesk", "version": 2}'])
def test_nothing_is_offered_where_nothing_can_be_repaired(desk: Desk, data: bytes) -> None:
    path = desk.folder / "map.heatdesk"
    path.write_bytes(data)
    assert not desk.window.filing.open_path(path)
    assert len(desk.told) == 1
    assert desk.offered == []


def test_the_first_save_of_the_copy_asks_for_a_name(desk: Desk, faulty: Path) -> None:
    desk.choices = [0, 0]
    desk.window.filing.open_path(faulty)
    desk.run("save")
    ((title, _),) = desk.dialogs
    assert title == "Save the map"


def test_the_real_question_has_the_button(
    desk: Desk, faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    labels: list[str] = []

    def answered(box: QMessageBox) -> int:
        labels.extend(button.text() for button in box.findChildren(QPushButton))
        box.findChildren(QPushButton)[0].click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answered)
    monkeypatch.setattr("heatdesk.window.filing.ask", plain.ask)
    assert desk.window.filing.open_path(faulty)
    turn()
    assert [label.replace("&", "") for label in labels] == [*REPAIR, "Cancel", *OPEN, "Cancel"]
    assert desk.project == sample()
