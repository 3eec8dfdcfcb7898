"""How long a talk stays at its steps."""

from __future__ import annotations

import pytest

from heatdesk.analysis.story.storyline import made
from heatdesk.model import edits
from heatdesk.model.telling import set_steps, store_story
from heatdesk.presentation.step_times import StepTime, Times, pace_words
from tests.builders.maps import NOW
from tests.builders.speaker import Key, Speaker
from tests.presentation.conftest import Speaks


def stay(speaker: Speaker, seconds: float, *keys: Key) -> None:
    """Waits, then presses keys."""
    speaker.clock.now += seconds
    speaker.press(*keys)


def rehearse(speaks: Speaks, before: dict[str, float] | None = None) -> Speaker:
    speaker = speaks()
    speaker.talk.times.before = before or {}
    speaker.talk.timer.start()
    return speaker


def taken(speaker: Speaker) -> dict[str, float]:
    return {id: s for id, s in speaker.talk.times.times().seconds.items() if s}


def test_each_step_has_the_seconds_it_was_shown_also_when_it_comes_twice(speaks: Speaks) -> None:
    speaker = rehearse(speaks)
    stay(speaker, 5, Key.Key_PageDown)
    stay(speaker, 20, Key.Key_PageDown)
    stay(speaker, 7, Key.Key_PageUp)
    stay(speaker, 3, Key.Key_End)
    stay(speaker, 2)
    assert taken(speaker) == {"title": 5, "axes": 23, "technologies": 7, "moved": 2}
    times = speaker.talk.times.times()
    assert times.total == 37 == speaker.talk.timer.elapsed
    assert [step.id for step in times.steps] == [s.step.id for s in speaker.talk.scenes]


def test_a_pause_is_nobodys_and_what_is_before_the_first_advance_neither(speaks: Speaks) -> None:
    speaker = speaks()
    stay(speaker, 100, Key.Key_PageDown)
    stay(speaker, 4)
    speaker.talk.timer.pause()
    stay(speaker, 50)
    speaker.talk.timer.pause()
    stay(speaker, 6, Key.Key_PageDown)
    assert taken(speaker) == {"axes": 10}


def test_black_and_an_edit_are_time_of_their_step(speaks: Speaks) -> None:
    speaker = rehearse(speaks).press(Key.Key_PageDown)
    stay(speaker, 4, Key.Key_B)
    stay(speaker, 5, Key.Key_PageDown)
    stay(speaker, 6, Key.Key_E)
    stay(speaker, 7, Key.Key_E)
    assert taken(speaker) == {"axes": 22}
    stay(speaker, 0, Key.Key_PageDown)
    assert taken(speaker) == {"axes": 22}


def test_a_step_that_goes_away_keeps_its_time(speaks: Speaks) -> None:
    speaker = rehearse(speaks).go_to("hot")
    hot = speaker.show.step
    stay(speaker, 9, Key.Key_Home)
    document = speaker.session.document
    document.edit("Delete", edits.delete(document.project, ["twitter", "blogs", "seo"]))
    assert taken(speaker) == {hot: 9}
    assert speaker.talk.times.times().total == 9


def test_the_first_step_keeps_its_time_too_when_it_goes_while_it_is_shown(speaks: Speaks) -> None:
    """An undo on stage may hide it again; the step that takes its place has its own seconds."""
    speaker = speaks()
    document = speaker.session.document
    document.edit("Keep", store_story(document.project, made(speaker.talk.play.read(NOW))))
    speaker.talk.timer.start()
    speaker.clock.now += 8
    document.edit("Hide", set_steps(document.project, ["title"], hidden=True))
    speaker.clock.now += 3
    assert speaker.talk.scene.step.id == "axes"
    assert taken(speaker) == {"title": 8, "axes": 3}


# The plan -----------------------------------------------------------------------------------------


def test_the_planned_time_is_shared_out_evenly_or_as_it_was_used_last_time(
    speaks: Speaks,
) -> None:
    speaker = rehearse(speaks)
    assert all(step.planned is None for step in speaker.talk.times.times().steps)
    count = len(speaker.kinds)
    speaker.talk.timer.plan(count * 60.0)
    planned = [step.planned for step in speaker.talk.times.times().steps]
    assert planned == pytest.approx([60.0] * count)
    ids = [scene.step.id for scene in speaker.talk.scenes]
    speaker.talk.times.before = dict.fromkeys(ids, 10.0) | {"axes": 30.0}
    steps = {step.id: step for step in speaker.talk.times.times().steps}
    assert steps["axes"].planned == pytest.approx(3 * (steps["roles"].planned or 0))
    assert sum(step.planned or 0 for step in steps.values()) == pytest.approx(count * 60)
    assert steps["axes"].before == 30


def test_who_is_ahead_or_behind_sees_it(speaks: Speaks) -> None:
    speaker = speaks()
    count = len(speaker.kinds)
    speaker.show.presenter.head.minutes.setValue(count)
    pace = speaker.show.presenter.head.pace
    assert pace.text() == ""
    speaker.press(Key.Key_PageDown)
    assert pace.text() == "1 min ahead", "the first step had a minute, and none of it was used"
    for seconds, told in ((70, "on time"), (60, "on time"), (120, "2 min behind")):
        speaker.clock.now += seconds
        speaker.show.presenter.head._tick()
        assert pace.text() == told
    speaker.show.presenter.head.minutes.setValue(0)
    speaker.show.presenter.head._tick()
    assert pace.text() == ""


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (0.0, "on time"),
        (29.0, "on time"),
        (31.0, "1 min ahead"),
        (-31.0, "1 min behind"),
        (-150.0, "2 min behind"),
        (600.0, "10 min ahead"),
    ],
)
def test_the_pace_in_words(seconds: float | None, words: str) -> None:
    assert pace_words(seconds) == words


# In words -----------------------------------------------------------------------------------------


def test_the_table_has_a_row_for_each_step_and_one_for_all() -> None:
    times = Times("Acme", (StepTime("a", "Axes", 61.0), StepTime("b", "Roles", 5.0)))
    assert times.heads == ("", "Step", "Time")
    assert times.rows == [
        ("1", "Axes", "01:01"),
        ("2", "Roles", "00:05"),
        ("", "All steps", "01:06"),
    ]


def test_plan_and_last_time_are_columns_where_there_are_any() -> None:
    times = Times("Acme", (StepTime("a", "Axes", 61.0, 60.0, 90.0), StepTime("b", "New", 5.0, 9.0)))
    assert times.heads == ("", "Step", "Time", "Planned", "Last time")
    assert times.rows[1] == ("2", "New", "00:05", "00:09", "")
    assert times.rows[2] == ("", "All steps", "01:06", "01:09", "01:30")


def test_as_text_it_goes_into_a_spreadsheet() -> None:
    text = Times("Acme", (StepTime("a", "Axes", 61.0),)).text
    assert text.splitlines() == [
        "Acme: times of the steps",
        "\tStep\tTime",
        "1\tAxes\t01:01",
        "\tAll steps\t01:01",
    ]
