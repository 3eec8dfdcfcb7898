"""The program ends as it should: exit code 0, and nothing said on the way out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from heatdesk.storage.project_file import read
from heatdesk.storage.templates import open_template
from heatdesk.window.application import EXAMPLE
from tests.builders.two import in_two
from tests.conftest import Figure
from tests.end2end.conftest import complaints, python

PLATFORM = "offscreen"
CHILD = Path(__file__).with_name("opening_and_closing.py")


Run = tuple[Path, CompletedProcess[str]]


def runs(windows: int, seed: int, processes: int, home: Path) -> Iterator[Run]:
    """The files that processes have saved, and how each of them ended."""
    for n in range(processes):
        saved = home / f"map-{n}.heatdesk"
        words = [str(CHILD), str(saved), str(windows)]
        yield saved, python(words, home, 300, QT_QPA_PLATFORM=PLATFORM)


@pytest.mark.gui
@pytest.mark.parametrize(
    ("processes", "windows"), [(2, 3), pytest.param(10, 30, marks=pytest.mark.long)]
)
def test_windows_open_and_close_without_a_word(
    processes: int, windows: int, home: Path, figure: Figure
) -> None:
    """Each with an event loop of its own; then a file that the system hands over."""
    before = open_template(EXAMPLE)
    for saved, ended in in_two(partial(runs, windows), processes, home):
        assert complaints(ended.stderr) == []
        assert ended.stdout == ""
        assert ended.returncode == 0
        project = read(saved)
        assert project != before
        assert project.items == before.items
    figure(f"{processes * windows} windows opened and closed in {processes} processes: exit code 0")


def test_the_notes_of_a_platform_are_told_from_complaints() -> None:
    said = "This plugin does not support raise()\n\nTraceback (most recent call last):\nQFont: x\n"
    assert complaints(said) == ["Traceback (most recent call last):", "QFont: x"]
