from __future__ import annotations

import pytest

from heatdesk.app.history import History
from heatdesk.model import keys
from heatdesk.model.change import Change
from heatdesk.model.items import Item


def step(before: str, after: str) -> Change:
    """The renaming of one item."""
    item = keys.item("a")
    return Change({item: (Item("a", "role", before), Item("a", "role", after))})


AB, BC, CD = step("A", "B"), step("B", "C"), step("C", "D")


@pytest.fixture
def history() -> History:
    """Three steps, A to D."""
    history = History()
    for text, change in (("one", AB), ("two", BC), ("three", CD)):
        history.push(text, change)
    return history


def test_at_first_there_is_nothing_to_undo_or_redo() -> None:
    history = History()
    assert history.undo() is None
    assert history.redo() is None
    assert (history.undo_text, history.redo_text, history.position) == (None, None, 0)
    assert history.at_saved


def test_steps_are_undone_last_first_and_redone_in_order(history: History) -> None:
    assert [history.undo(), history.undo()] == [CD.inverse(), BC.inverse()]
    assert (history.undo_text, history.redo_text, history.position) == ("one", "two", 1)
    assert [history.redo(), history.redo(), history.redo()] == [BC, CD, None]
    assert history.steps == ("one", "two", "three")


def test_a_new_step_drops_what_was_undone(history: History) -> None:
    history.undo()
    history.undo()
    history.push("other", step("B", "X"))
    assert history.redo() is None
    assert history.redo_text is None
    assert history.steps == ("one", "other")


# What is saved ------------------------------------------------------------------------------------


def test_the_saved_state_is_found_again_by_undo_and_redo(history: History) -> None:
    assert not history.at_saved
    history.mark_saved()
    assert history.at_saved
    history.undo()
    assert not history.at_saved
    history.redo()
    assert history.at_saved
    history.push("four", step("D", "E"))
    assert not history.at_saved
    history.undo()
    assert history.at_saved


def test_a_saved_state_in_a_dropped_branch_never_comes_back(history: History) -> None:
    history.mark_saved()
    history.undo()
    history.push("other", step("C", "X"))
    assert not history.at_saved  # as many steps as when it was saved, but others
    history.undo()
    assert not history.at_saved
    history.mark_saved()
    assert history.at_saved


def test_a_saved_state_before_the_branch_stays(history: History) -> None:
    fresh = History()
    fresh.push("one", AB)
    fresh.mark_saved()
    fresh.push("two", BC)
    fresh.undo()
    fresh.push("other", step("B", "X"))
    assert not fresh.at_saved
    fresh.undo()
    assert fresh.at_saved


def test_a_forgotten_saved_state_is_in_no_position(history: History) -> None:
    history.forget_saved()
    for _ in range(4):
        assert not history.at_saved
        history.undo()
    assert not history.at_saved


# Squashing ----------------------------------------------------------------------------------------


def test_squashed_steps_are_undone_as_one(history: History) -> None:
    history.squash(1, "both")
    assert history.steps == ("one", "both")
    assert history.undo() == BC.then(CD).inverse()
    assert history.redo() == BC.then(CD)


def test_squashed_steps_that_come_to_nothing_are_no_step(history: History) -> None:
    history.push("back", BC.then(CD).inverse())
    history.squash(1, "nothing")
    assert history.steps == ("one",)


def test_nothing_is_squashed_where_there_are_no_steps(history: History) -> None:
    history.squash(3, "none")
    assert history.steps == ("one", "two", "three")


@pytest.mark.parametrize(("saved", "found"), [(1, True), (2, False), (3, True)])
def test_squashing_keeps_the_saved_state_unless_it_lay_between(saved: int, found: bool) -> None:
    history = History()
    for number, change in enumerate((AB, BC, CD), start=1):
        history.push(str(number), change)
        if number == saved:
            history.mark_saved()
    history.squash(1, "both")
    if saved == 3:
        assert history.at_saved
        return
    assert not history.at_saved
    history.undo()
    assert history.at_saved is found
