from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heatdesk.model import edits, keys
from heatdesk.model.change import Change
from heatdesk.model.project import Project, StaleChangeError
from tests.builders import projects
from tests.builders.drawn_edits import an_edit
from tests.builders.maps import NOW, map_of, maps, role, technology


@st.composite
def histories(draw: st.DrawFn, least: int = 1, most: int = 6) -> tuple[Project, list[Change]]:
    """A project and changes that can be made to it one after the other."""
    start = project = draw(maps())
    changes = []
    for _ in range(draw(st.integers(least, most))):
        changes.append(draw(an_edit(project)))
        project = project.after(changes[-1])
    return start, changes


@settings(max_examples=50)
@given(histories())
def test_all_changes_taken_back_leave_the_project_as_it_was(
    history: tuple[Project, list[Change]],
) -> None:
    start, changes = history
    project = start
    for change in changes:
        project = project.after(change)
    for change in reversed(changes):
        project = project.after(change.inverse())
    assert project == start


@settings(max_examples=50)
@given(histories())
def test_a_change_made_then_taken_back_is_nothing(history: tuple[Project, list[Change]]) -> None:
    for change in history[1]:
        assert not change.then(change.inverse())
        assert change.inverse().inverse() == change


@settings(max_examples=50)
@given(histories())
def test_changes_joined_do_what_they_do_one_by_one(
    history: tuple[Project, list[Change]],
) -> None:
    start, changes = history
    project, joined = start, Change()
    for change in changes:
        project = project.after(change)
        joined = joined.then(change)
    assert start.after(joined) == project
    assert project.after(joined.inverse()) == start
    assert bool(joined) == (project != start)


@settings(max_examples=50)
@given(histories(least=3, most=3))
def test_it_does_not_matter_which_changes_are_joined_first(
    history: tuple[Project, list[Change]],
) -> None:
    start, (first, second, third) = history
    one, other = first.then(second).then(third), first.then(second.then(third))
    assert one == other
    assert start.after(one) == start.after(other)


@settings(max_examples=10)
@given(projects.projects(), projects.projects())
def test_a_change_can_turn_any_project_into_any_other(one: Project, other: Project) -> None:
    both = {
        key: (one.records.get(key), other.records.get(key))
        for key in {*one.records, *other.records}
        if one.records.get(key) != other.records.get(key)
    }
    change = Change(both)
    assert one.after(change) == other
    assert other.after(change.inverse()) == one


def test_a_change_made_for_another_project_is_refused() -> None:
    project = map_of(technology("twitter", 0.1, 0.1))
    change = edits.move(project, NOW, ["twitter"], 0.2, 0.0)
    moved = project.after(change)
    with pytest.raises(StaleChangeError, match="placement/now/twitter"):
        moved.after(change)
    with pytest.raises(StaleChangeError):
        project.after(change.inverse())


def test_a_change_to_something_deleted_is_refused() -> None:
    project = map_of(technology("twitter"))
    rename = edits.rename(project, "twitter", "X")
    with pytest.raises(StaleChangeError, match="item/twitter"):
        project.after(edits.delete(project, ["twitter"])).after(rename)


def test_a_refused_change_leaves_the_project_whole() -> None:
    project = map_of(technology("twitter"), role("sales"))
    good = edits.rename(project, "sales", "Field")
    stale = Change({**good.records, keys.item("gone"): (project.item("sales"), None)})
    with pytest.raises(StaleChangeError):
        project.after(stale)
    assert project.item("sales").name == "Sales"


def test_what_ends_as_it_began_drops_out_of_a_joined_change() -> None:
    project = map_of(technology("twitter", 0.0, 0.0), role("sales", 0.0, 0.0))
    there = edits.move(project, NOW, ["twitter", "sales"], 0.5, 0.0)
    moved = project.after(there)
    back = edits.move(moved, NOW, ["twitter"], -0.5, 0.0)
    assert set(there.then(back)) == {keys.placement(NOW, "sales")}


def test_what_is_made_and_deleted_again_leaves_no_record() -> None:
    project = map_of()
    made, id = edits.create(project, NOW, "role", "Sales", (0.0, 0.0))
    assert not made.then(edits.delete(project.after(made), [id]))


def test_a_change_says_what_kinds_of_record_it_touches() -> None:
    project = map_of(technology("twitter"))
    change = edits.delete(project, ["twitter"])
    assert change.touches("item")
    assert change.touches("project", "order")
    assert not change.touches("project", "scenario")
    assert not Change().touches("item")
