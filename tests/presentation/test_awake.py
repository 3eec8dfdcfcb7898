"""The screen stays awake during a talk, and whatever goes wrong costs no more than a badge."""

from __future__ import annotations

import subprocess
import sys

import pytest
from pytestqt.qtbot import QtBot

from heatdesk.presentation.awake import Awake, Keeping
from tests.presentation.conftest import Speaks


def test_it_is_kept_awake_from_beginning_to_end(speaks: Speaks, qtbot: QtBot) -> None:
    speaker = speaks()
    qtbot.waitUntil(lambda: speaker.lit == ["on"])
    assert "stays awake" in speaker.show.presenter.status.text()
    speaker.show.end()
    qtbot.waitUntil(lambda: speaker.lit == ["on", "off"])


def test_where_the_system_refuses_there_is_a_badge(speaks: Speaks, qtbot: QtBot) -> None:
    speaker = speaks(awake=False)
    qtbot.waitUntil(lambda: "screen may sleep" in speaker.show.presenter.status.text())
    assert speaker.said() == ""


@pytest.mark.parametrize("error", [OSError, ImportError, ValueError])
def test_what_goes_wrong_is_told_as_no(qtbot: QtBot, error: type[Exception]) -> None:
    def fail() -> Keeping:
        raise error("no bus")

    awake = Awake(fail)
    with qtbot.waitSignal(awake.told, timeout=5000) as told:
        awake.begin()
    awake.end()
    assert told.args == [False]


def test_wakepy_itself_answers(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "1")
    awake = Awake()
    with qtbot.waitSignal(awake.told, timeout=20_000) as told:
        awake.begin()
    awake.end()
    assert told.args == [True]


def test_wakepy_is_loaded_only_by_who_presents() -> None:
    code = (
        "import sys, heatdesk.window.application, heatdesk.presentation.presentation;"
        "sys.exit('wakepy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
