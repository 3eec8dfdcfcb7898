"""The program ends as it should: exit code 0, and nothing said on the way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from heatdesk.storage.project_file import read
from heatdesk.storage.templates import open_template
from heatdesk.window.application import EXAMPLE
from tests.end2end.conftest import complaints, python

CHILD = Path(__file__).with_name("opening_and_closing.py")


@pytest.mark.gui
def test_windows_open_and_close_without_a_word(home: Path) -> None:
    """Five of them, each with an event loop of its own; then a file that the system hands over."""
    saved = home / "map.heatdesk"
    ended = python([str(CHILD), str(saved)], home, QT_QPA_PLATFORM="offscreen")
    assert complaints(ended.stderr) == []
    assert ended.stdout == ""
    assert ended.returncode == 0
    project, before = read(saved), open_template(EXAMPLE)
    assert project != before
    assert project.items == before.items


def test_the_notes_of_a_platform_are_told_from_complaints() -> None:
    said = "This plugin does not support raise()\n\nTraceback (most recent call last):\nQFont: x\n"
    assert complaints(said) == ["Traceback (most recent call last):", "QFont: x"]
