"""The talk's own time."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from heatdesk.presentation.timing import TalkTimer, clock_words
from tests.builders.speaker import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def timer(qapp: QApplication, clock: Clock) -> TalkTimer:
    return TalkTimer(20 * 60.0, clock)


def test_no_time_passes_before_the_first_advance(timer: TalkTimer, clock: Clock) -> None:
    clock.now += 300
    assert timer.elapsed == 0
    assert not timer.started
    timer.start()
    clock.now += 90
    assert timer.elapsed == 90
    assert timer.remaining == 20 * 60 - 90


def test_a_second_start_changes_nothing(timer: TalkTimer, clock: Clock) -> None:
    timer.start()
    clock.now += 60
    timer.start()
    assert timer.elapsed == 60


def test_a_pause_takes_no_time(timer: TalkTimer, clock: Clock) -> None:
    timer.start()
    clock.now += 60
    timer.pause()
    assert timer.paused
    clock.now += 1000
    assert timer.elapsed == 60
    timer.pause()
    clock.now += 5
    assert timer.elapsed == 65
    assert not timer.paused


@pytest.mark.parametrize(
    ("gone", "alert"), [(0, ""), (1079, ""), (1080, "amber"), (1200, "amber"), (1201, "red")]
)
def test_the_last_tenth_is_amber_and_what_follows_red(
    timer: TalkTimer, clock: Clock, gone: int, alert: str
) -> None:
    timer.start()
    clock.now += gone
    assert timer.alert == alert


def test_without_a_plan_there_is_no_alarm(timer: TalkTimer, clock: Clock) -> None:
    timer.plan(0)
    timer.start()
    clock.now += 10_000
    assert timer.alert == ""
    assert timer.remaining is None


def test_it_tells_when_it_changes(timer: TalkTimer, clock: Clock) -> None:
    told: list[float] = []
    timer.ticked.connect(lambda: told.append(timer.planned))
    timer.start()
    timer.pause()
    timer.plan(60)
    assert told == [1200, 1200, 60]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "00:00"), (461.9, "07:41"), (3725, "1:02:05"), (-12.5, "-00:12"), (-0.4, "00:00")],
)
def test_times_in_words(seconds: float, words: str) -> None:
    assert clock_words(seconds) == words
