"""The verb that goes straight on stage."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from heatdesk.cli import program
from heatdesk.window import application
from tests.cli.conftest import Run


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[object, ...]]]:
    """What the window was opened with; it closes at once."""
    calls: list[tuple[object, ...]] = []

    def run(*wanted: object) -> int:
        calls.append(wanted)
        return 0

    monkeypatch.setattr(application, "run", run)
    before = signal.getsignal(signal.SIGINT), sys.excepthook
    yield calls
    signal.signal(signal.SIGINT, before[0])
    sys.excepthook = before[1]


def test_a_file_goes_on_stage(
    opened: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert program.main(["present", "map.heatdesk"]) == 0
    assert opened == [(Path("map.heatdesk"), False, False, True)]


def test_without_a_display_it_says_why(run: Run) -> None:
    ran = run("present", "map.heatdesk")
    assert ran.code == 1
    assert ran.line.startswith("heatdesk present: there is no display to open a window on: ")


def test_without_a_file_it_is_wrongly_used(run: Run) -> None:
    result = run("present")
    assert result.code == 2
    assert result.err.count("\n") == 1
