"""What who speaks sees is kept out of captures, where the system can. Its call has a stand-in
here; that the window is really missing is in packaging/manual-tests.md.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QWidget

from heatdesk.presentation import capture
from heatdesk.presentation.capture import conceal
from tests.builders.driver import turn
from tests.builders.speaker import Key
from tests.presentation.conftest import Speaks


class User32:
    """Stands for Windows' own library."""

    def __init__(self, answer: int = 1) -> None:
        self.answer = answer
        self.asked: list[tuple[int, int]] = []

    def SetWindowDisplayAffinity(self, window: int, affinity: int) -> int:
        self.asked.append((window, affinity))
        return self.answer


class Refusing:
    def SetWindowDisplayAffinity(self, window: int, affinity: int) -> int:
        raise OSError


def test_windows_is_asked_to_exclude_the_window_from_capture() -> None:
    system = User32()
    assert conceal(1234, "win32", system)
    assert system.asked == [(1234, 0x11)]


@pytest.mark.parametrize("platform", ["linux", "darwin", "cygwin"])
def test_no_other_system_is_asked(platform: str) -> None:
    system = User32()
    assert not conceal(1234, platform, system)
    assert system.asked == []


@pytest.mark.parametrize("system", [User32(0), Refusing(), object()])
def test_a_system_that_cannot_costs_nothing(system: object) -> None:
    assert not conceal(1234, "win32", system)


def test_without_the_library_it_is_not_concealed() -> None:
    assert not conceal(1234, "win32"), "this machine has no user32"


@pytest.mark.parametrize("works", [True, False])
def test_the_presenters_window_is_concealed_and_says_so_the_rooms_is_not(
    speaks: Speaks, monkeypatch: pytest.MonkeyPatch, works: bool
) -> None:
    asked: list[int] = []

    def stand_in(window: int) -> bool:
        asked.append(window)
        return works

    monkeypatch.setattr(capture, "conceal", stand_in)
    show = speaks().show
    assert set(asked) == {int(show.presenter.winId())}
    assert int(show.audience.winId()) not in asked
    assert ("this window is never shared" in show.presenter.status.text()) is works


def test_nothing_of_who_speaks_opens_a_menu_that_would_be_captured(speaks: Speaks) -> None:
    speaker = speaks()
    head = speaker.show.presenter.head
    ask_for_a_menu(head.minutes)
    ask_for_a_menu(head.minutes.lineEdit())
    speaker.go_to("overlay").press(Key.Key_E, Key.Key_T)
    ask_for_a_menu(speaker.map.handling.editor)
    speaker.press(Key.Key_Escape, Key.Key_E)
    speaker.press(Key.Key_Q)
    ask_for_a_menu(speaker.show.aids.sheet.line)
    speaker.press(Key.Key_Escape)


def ask_for_a_menu(widget: QWidget) -> None:
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, QPoint(4, 4), widget.mapToGlobal(QPoint(4, 4)))
    QApplication.sendEvent(widget, event)
    turn()
    assert QApplication.activePopupWidget() is None
