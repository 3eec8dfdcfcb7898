"""Work beside the window: its steps, its end, and that it is given up at a word."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from heatdesk.app.errand import Errand, Pace, Step
from tests.builders.driver import dispose
from tests.builders.pages import wait_for


@pytest.fixture
def errand(qtbot: QtBot) -> Iterator[Errand]:
    made = Errand()
    yield made
    made.close()
    dispose(made)


def test_each_step_gets_what_the_one_before_has_made(errand: Errand) -> None:
    threads: list[threading.Thread] = []
    told: list[str] = []
    made: list[int] = []

    def step(value: int | None, pace: Pace) -> int:
        threads.append(threading.current_thread())
        return (value or 0) + 1

    errand.began.connect(told.append)
    steps = (Step("one", step), Step("two", step, here=True), Step("three", step))
    errand.run(steps, made.append, pytest.fail)
    assert errand.busy
    wait_for(errand)
    assert (made, told) == ([3], ["one", "two", "three"])
    here = threading.main_thread()
    assert [thread is here for thread in threads] == [False, True, False]


def test_what_a_step_raises_is_handed_over_and_ends_the_rest(errand: Errand) -> None:
    failed: list[Exception] = []
    reached: list[object] = []

    def broken(value: object, pace: Pace) -> None:
        raise ValueError("no")

    errand.run((Step("a", broken), Step("b", lambda *_: reached.append(1))), pytest.fail,
               failed.append)  # fmt: skip
    wait_for(errand)
    assert [str(error) for error in failed] == ["no"]
    assert reached == []


def test_what_is_given_up_ends_at_its_next_look_and_nobody_hears_of_it(errand: Errand) -> None:
    ended = threading.Event()

    def long(value: object, pace: Pace) -> None:
        try:
            while True:
                pace()
                time.sleep(0.001)
        finally:
            ended.set()

    over: list[int] = []
    errand.ended.connect(lambda: over.append(1))
    errand.run((Step("long", long),), pytest.fail, pytest.fail)
    errand.cancel()
    assert not errand.busy
    assert over == [1]
    assert ended.wait(5)
    wait_for(errand)


def test_another_piece_of_work_takes_the_place_of_the_first(errand: Errand) -> None:
    go_on, made = threading.Event(), []
    first = Step("first", lambda value, pace: go_on.wait(5))
    errand.run((first,), pytest.fail, pytest.fail)
    errand.run((Step("second", lambda value, pace: "second"),), made.append, pytest.fail)
    wait_for(errand)
    go_on.set()
    assert made == ["second"]


def test_how_much_is_done_is_told(errand: Errand) -> None:
    told: list[float] = []
    errand.progressed.connect(told.append)

    def counted(value: object, pace: Pace) -> None:
        pace.expect(50)
        for _ in range(50):
            pace()
            time.sleep(0.004)

    errand.run((Step("counted", counted),), lambda made: None, pytest.fail)
    wait_for(errand)
    assert any(0.0 < done < 1.0 for done in told)
    assert told == sorted(told)


def test_the_end_of_a_window_waits_for_nobody(errand: Errand) -> None:
    go_on = threading.Event()
    errand.run((Step("long", lambda value, pace: go_on.wait(10)),), pytest.fail, pytest.fail)
    began = time.monotonic()
    errand.close()
    assert time.monotonic() - began < 1.0
    go_on.set()
