from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heatdesk.analysis.reading import read
from heatdesk.analysis.story.storyline import made
from heatdesk.model import edits, keys
from heatdesk.model.change import Change
from heatdesk.model.project import Project
from heatdesk.model.story import About, Show, Step
from heatdesk.model.telling import (
    add_step,
    drop_steps,
    duplicate_step,
    forget_story,
    move_step,
    on_story,
    set_steps,
    store_story,
)
from heatdesk.storage import project_file
from tests.builders.drawn_edits import an_edit
from tests.builders.maps import NOW, map_of, maps, role, technology

STEPS = (Step("title", "title"), Step("axes", "axes"), Step("hot-sales", "hot"))


def ids(project: Project) -> list[str]:
    assert project.story is not None
    return [step.id for step in project.story]


@pytest.fixture
def made_each_time() -> Project:
    return map_of(role("sales"), technology("blogs"))


@pytest.fixture
def told(made_each_time: Project) -> Project:
    """A stored story: title, axes, hot-sales."""
    return made_each_time.after(store_story(made_each_time, STEPS))


# Keeping it ---------------------------------------------------------------------------------------


def test_a_story_is_stored_whole_and_taken_back_without_a_trace(made_each_time: Project) -> None:
    change = store_story(made_each_time, STEPS)
    after = made_each_time.after(change)
    assert after.story == STEPS
    assert after.after(change.inverse()) == made_each_time
    assert keys.STORY_ORDER not in after.after(change.inverse()).records


def test_the_first_edit_stores_all_steps(made_each_time: Project) -> None:
    change = on_story(
        made_each_time, STEPS, lambda project: set_steps(project, ["axes"], title="Where we are")
    )
    after = made_each_time.after(change)
    assert ids(after) == ["title", "axes", "hot-sales"]
    assert [step.title for step in after.story or ()] == ["", "Where we are", ""]
    assert after.after(change.inverse()) == made_each_time


def test_an_edit_that_changes_nothing_stores_nothing(made_each_time: Project) -> None:
    assert not on_story(made_each_time, STEPS, lambda p: set_steps(p, ["axes"], title=""))
    assert not on_story(made_each_time, STEPS, lambda p: move_step(p, "title", -1))


def test_a_stored_story_is_not_made_again(told: Project) -> None:
    after = told.after(on_story(told, (), lambda project: drop_steps(project, ["axes"])))
    assert ids(after) == ["title", "hot-sales"]


def test_another_story_takes_the_place_of_the_stored_one(told: Project) -> None:
    change = store_story(told, (STEPS[2], Step("new", "free")))
    after = told.after(change)
    assert ids(after) == ["hot-sales", "new"]
    assert keys.step("title") not in after.records
    assert after.after(change.inverse()) == told
    with pytest.raises(ValueError, match="same id"):
        store_story(told, (STEPS[0], STEPS[0]))


def test_a_forgotten_story_is_made_from_the_map_again(
    told: Project, made_each_time: Project
) -> None:
    change = forget_story(told)
    assert told.after(change) == made_each_time
    assert told.after(change).after(change.inverse()) == told
    assert not forget_story(made_each_time)


def test_an_empty_story_is_a_story(told: Project) -> None:
    after = told.after(drop_steps(told, ids(told)))
    assert after.story == ()


# Its steps ----------------------------------------------------------------------------------------


def test_fields_are_set_for_several_steps_at_once(told: Project) -> None:
    change = set_steps(told, ["title", "axes"], hidden=True)
    assert [step.hidden for step in told.after(change).story or ()] == [True, True, False]
    shown = set_steps(told, ["axes"], caption="Look", notes="# Wait", show=Show(heat=False))
    assert told.after(shown).after(shown.inverse()) == told
    assert not set_steps(told, ["axes"], caption="")
    with pytest.raises(KeyError):
        set_steps(told, ["nobody"], caption="Look")


def test_a_step_of_ones_own_comes_after_another_or_at_the_end(told: Project) -> None:
    about = About(NOW, ("sales",))
    change, id = add_step(told, "A closer look", "title", about)
    after = told.after(change)
    assert (id, ids(after)) == (
        "a-closer-look",
        ["title", "a-closer-look", "axes", "hot-sales"],
    )
    assert (after.story or ())[1] == Step(id, "free", about, "A closer look")
    change, id = add_step(after, " ")
    assert (id, ids(after.after(change))[-1]) == ("step", "step")
    assert after.after(change).after(change.inverse()) == after


def test_a_copy_follows_its_step(told: Project) -> None:
    told = told.after(set_steps(told, ["axes"], notes="Wait"))
    change, id = duplicate_step(told, "axes")
    after = told.after(change)
    assert (id, ids(after)) == ("axes-2", ["title", "axes", "axes-2", "hot-sales"])
    assert (after.story or ())[2].notes == "Wait"
    with pytest.raises(KeyError):
        duplicate_step(told, "nobody")


def test_what_is_dropped_comes_back_to_its_place(told: Project) -> None:
    change = drop_steps(told, ["axes", "nobody"])
    assert ids(told.after(change)) == ["title", "hot-sales"]
    assert told.after(change).after(change.inverse()) == told
    assert not drop_steps(told, ["nobody"])


@pytest.mark.parametrize(
    ("id", "by", "order"),
    [
        ("title", 1, ["axes", "title", "hot-sales"]),
        ("hot-sales", -2, ["hot-sales", "title", "axes"]),
        ("title", 9, ["axes", "hot-sales", "title"]),
        ("axes", -9, ["axes", "title", "hot-sales"]),
    ],
)
def test_a_step_is_moved_and_stops_at_the_ends(
    told: Project, id: str, by: int, order: list[str]
) -> None:
    change = move_step(told, id, by)
    assert ids(told.after(change)) == order
    assert told.after(change).after(change.inverse()) == told


def test_a_move_that_leads_nowhere_is_no_change(told: Project) -> None:
    assert not move_step(told, "title", 0)
    assert not move_step(told, "title", -3)
    with pytest.raises(ValueError, match="nobody"):
        move_step(told, "nobody", 1)


def test_steps_outlive_the_items_they_speak_of(told: Project) -> None:
    told = told.after(set_steps(told, ["hot-sales"], about=About(NOW, ("sales", "blogs"))))
    assert told.after(edits.delete(told, ["sales"])).story == told.story


# All together -------------------------------------------------------------------------------------


@settings(max_examples=40)
@given(st.data())
def test_everything_is_undone_byte_for_byte(data: st.DataObject) -> None:
    project = start = data.draw(maps())
    done: list[Change] = []
    for _ in range(data.draw(st.integers(1, 10))):
        change = data.draw(an_edit_of_the_story(project) | an_edit(project))
        done.append(change)
        project = project.after(change)
        assert project_file.decode(project_file.encode(project), "map.heatdesk") == project
    for change in reversed(done):
        project = project.after(change.inverse())
    assert project == start
    assert project_file.encode(project) == project_file.encode(start)


@st.composite
def an_edit_of_the_story(draw: st.DrawFn, project: Project) -> Change:
    """One edit by any of the verbs; the first stores what the map gives."""
    steps = (
        project.story if project.story is not None else made(read(project, project.first_scenario))
    )
    some = st.sampled_from([step.id for step in steps] or [None])
    id, verb = draw(some), draw(st.sampled_from(["set", "add", "copy", "drop", "move", "forget"]))
    if verb == "forget":
        return forget_story(project)
    if id is None or verb == "add":
        return on_story(project, steps, lambda p: add_step(p, "New", id)[0])
    by, hidden = draw(st.integers(-3, 3)), draw(st.booleans())
    verbs = {
        "set": lambda p: set_steps(p, [id], title="Seen", hidden=hidden),
        "copy": lambda p: duplicate_step(p, id)[0],
        "drop": lambda p: drop_steps(p, [id]),
        "move": lambda p: move_step(p, id, by),
    }
    return on_story(project, steps, verbs[verb])
