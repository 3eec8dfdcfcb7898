from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heatdesk.app.document import Document
from heatdesk.app.live_heat import LiveHeat
from heatdesk.heat.field import rebuild
from heatdesk.heat.window import Window
from heatdesk.model import edits, planning
from heatdesk.model.project import Project
from tests.builders.drawn_edits import an_edit
from tests.builders.maps import LATER, NOW, map_of, maps, role, technology

GRID = 32


@pytest.fixture
def document() -> Document:
    return Document(
        map_of(
            technology("twitter", -0.5, -0.5, width=0.2, height=0.2),
            role("sales", 0.5, 0.5),
            also={LATER: [technology("twitter", 0.5, 0.5)]},
        )
    )


@pytest.fixture
def heat(document: Document) -> LiveHeat:
    return LiveHeat(document, NOW, GRID)


def move(document: Document, dx: float = 0.1, id: str = "twitter") -> None:
    document.edit("Move", edits.move(document.project, NOW, [id], dx, 0.0))


def assert_as_rebuilt(heat: LiveHeat, project: Project) -> None:
    field = heat.heat().field
    fresh = rebuild(project, heat.scenario, field.n)
    for got, wanted in ((field.technologies, fresh.technologies), (field.roles, fresh.roles)):
        np.testing.assert_allclose(got, wanted, rtol=0, atol=1e-5 * wanted.max())
    unit = np.sqrt(fresh.technologies.max() * fresh.roles.max())
    np.testing.assert_allclose(
        field.alignment, fresh.overlay("alignment"), rtol=0, atol=1e-3 * unit
    )


# One computation ----------------------------------------------------------------------------------


def test_many_changes_are_computed_once_by_whoever_asks_first(document, heat) -> None:
    before = heat.computations
    for _ in range(5):
        move(document)
    assert heat.computations == before
    heat.heat()
    assert heat.computations == before + 1
    heat.heat()
    heat.heat(since=0)
    assert heat.computations == before + 1
    assert_as_rebuilt(heat, document.project)


def test_changes_taken_back_before_anyone_looks_cost_nothing(document, heat) -> None:
    revision, before = heat.heat().revision, heat.computations
    move(document)
    document.undo()
    assert heat.heat().revision == revision
    assert heat.computations == before


def test_what_has_no_heat_in_it_is_not_announced(document, heat) -> None:
    stale: list[bool] = []
    heat.stale.connect(lambda: stale.append(True))
    document.edit("Title", edits.set_properties(document.project, title="Map"))
    assert stale == []
    move(document)
    assert stale == [True]


def test_a_new_name_is_no_new_revision(document, heat) -> None:
    revision = heat.heat().revision
    document.edit("Rename", edits.rename(document.project, "twitter", "X"))
    found = heat.heat(revision)
    assert found.revision == revision
    assert not found.dirty


# Dirty since --------------------------------------------------------------------------------------


def test_who_is_up_to_date_has_nothing_to_paint(document, heat) -> None:
    assert heat.heat().dirty == Window.whole(GRID)  # who has painted nothing paints everything
    revision = heat.heat().revision
    assert not heat.heat(revision).dirty


def test_who_lags_behind_is_told_all_that_changed_since(document, heat) -> None:
    first = heat.heat().revision
    move(document, 0.1)
    second = heat.heat(first)
    assert second.dirty != Window.whole(GRID)
    move(document, 0.3, "sales")
    third = heat.heat(second.revision)
    assert third.revision == first + 2
    both = heat.heat(first).dirty
    assert both == second.dirty | third.dirty
    assert third.dirty != both


def test_every_changed_cell_is_within_what_is_told(document, heat) -> None:
    shown = heat.heat()
    revision, before = shown.revision, shown.field.technologies.copy()
    for _ in range(3):
        move(document, 0.2)
        heat.heat()
    after = heat.heat(revision)
    changed = np.argwhere(after.field.technologies != before)
    (top, left), (bottom, right) = changed.min(axis=0), changed.max(axis=0)
    dirty = after.dirty
    assert dirty.top <= top
    assert bottom < dirty.bottom
    assert dirty.left <= left
    assert right < dirty.right


def test_who_lags_too_far_behind_paints_everything(document, heat) -> None:
    first = heat.heat().revision
    for step in range(70):
        move(document, 0.01 if step % 2 else -0.01)
        heat.heat()
    assert heat.heat(first).dirty == Window.whole(GRID)
    assert heat.heat(first + 60).dirty != Window.whole(GRID)


# Starting again -----------------------------------------------------------------------------------


def test_another_project_is_another_field(document, heat) -> None:
    revision = heat.heat().revision
    heard: list[str] = []
    heat.restarted.connect(lambda: heard.append("restarted"))
    heat.stale.connect(lambda: heard.append("stale"))
    document.replace(map_of(technology("blogs", 0.9, 0.9), role("pr", 0.9, 0.9)))
    assert heard == ["restarted", "stale"]
    found = heat.heat(revision)
    assert found.revision == revision + 1
    assert found.dirty == Window.whole(GRID)
    assert_as_rebuilt(heat, document.project)


def test_changes_of_the_old_project_are_forgotten(document, heat) -> None:
    move(document)
    document.replace(map_of(role("pr", 0.9, 0.9)))
    assert_as_rebuilt(heat, document.project)
    assert not heat.heat().field.technologies.any()


def test_another_scenario_is_shown(document, heat) -> None:
    heat.heat()
    heat.show(LATER)
    assert heat.scenario == LATER
    assert_as_rebuilt(heat, document.project)
    move(document)  # in the scenario that is no longer shown
    revision = heat.heat().revision
    assert not heat.heat(revision).dirty
    assert_as_rebuilt(heat, document.project)


def test_where_the_scenario_is_gone_the_first_is_shown(document, heat) -> None:
    heat.show(LATER)
    document.replace(map_of(technology("blogs")))
    assert heat.scenario == NOW
    assert_as_rebuilt(heat, document.project)


# Which scenario is shown --------------------------------------------------------------------------


@pytest.fixture
def three() -> Document:
    """Three scenarios: now, later, last."""
    return Document(
        map_of(
            technology("twitter", -0.5, -0.5),
            role("sales", 0.5, 0.5),
            also={LATER: [technology("twitter", 0.5, 0.5)], "last": [role("sales", 0.0, 0.0)]},
        )
    )


def delete(document: Document, scenario: str) -> None:
    document.edit("Delete", planning.delete_scenario(document.project, scenario))


@pytest.mark.parametrize(("shown", "neighbour"), [(NOW, LATER), (LATER, "last"), ("last", LATER)])
def test_where_the_shown_scenario_goes_its_neighbour_is_shown(three, shown, neighbour) -> None:
    heat = LiveHeat(three, NOW, GRID)
    heat.show(shown)
    delete(three, shown)
    assert heat.scenario == neighbour
    assert_as_rebuilt(heat, three.project)


def test_what_comes_back_is_shown_again(three) -> None:
    heat = LiveHeat(three, NOW, GRID)
    delete(three, NOW)
    delete(three, LATER)
    assert heat.scenario == "last"
    three.undo()
    assert heat.scenario == LATER
    three.undo()
    assert heat.scenario == NOW
    assert_as_rebuilt(heat, three.project)
    three.redo()
    assert heat.scenario == LATER


def test_what_comes_back_leaves_a_choice_alone(three) -> None:
    heat = LiveHeat(three, NOW, GRID)
    delete(three, NOW)
    heat.show("last")
    three.undo()
    assert heat.scenario == "last"


def test_undoing_what_added_the_shown_scenario_shows_another(three) -> None:
    heat = LiveHeat(three, NOW, GRID)
    change, id = planning.add_scenario(three.project, "Plan", NOW)
    three.edit("Add", change)
    heat.show(id)
    three.undo()
    assert heat.scenario == LATER
    three.redo()
    assert heat.scenario == id


def test_another_scenario_that_goes_is_no_matter(three) -> None:
    heat = LiveHeat(three, NOW, GRID)
    heard: list[str] = []
    heat.switched.connect(lambda: heard.append("switched"))
    delete(three, LATER)
    assert heat.scenario == NOW
    assert heard == []


def test_a_gesture_ends_before_another_scenario_is_shown(three) -> None:
    heat = LiveHeat(three, NOW, GRID)
    gesture = three.begin("Move")
    gesture.show(edits.move(gesture.start, NOW, ["twitter"], 0.2, 0.0))
    heat.show(LATER)
    assert gesture.over
    assert three.history.steps == ("Move",)
    placement = three.project.placement(NOW, "twitter")
    assert placement is not None
    assert placement.x == pytest.approx(-0.3)


# A morph ------------------------------------------------------------------------------------------


@pytest.fixture
def gliding(three: Document) -> LiveHeat:
    """From now to later, half way."""
    heat = LiveHeat(three, NOW, GRID)
    heat.morph.wanted = True
    heat.show(LATER)
    heat.morph.run_to(300)
    return heat


def test_the_eyes_see_the_way_while_the_truth_is_its_end(three, gliding) -> None:
    assert gliding.scenario == LATER
    assert_as_rebuilt(gliding, three.project)
    moment = gliding.morph.project
    assert moment is not None
    wanted = rebuild(moment, LATER, GRID).technologies
    np.testing.assert_allclose(gliding.drawn().field.technologies, wanted, rtol=0, atol=1e-5)
    assert not np.allclose(gliding.drawn().field.technologies, gliding.heat().field.technologies)


def test_every_moment_is_drawn_whole_and_once(gliding) -> None:
    first = gliding.drawn()
    assert first.dirty == Window.whole(GRID)
    assert not gliding.drawn(first.revision).dirty
    gliding.morph.run_to(400)
    assert gliding.drawn(first.revision).dirty == Window.whole(GRID)
    gliding.morph.end()
    assert gliding.drawn(first.revision).dirty == Window.whole(GRID)
    assert gliding.drawn().field is gliding.heat().field


def test_what_glides_is_drawn_on_a_coarse_grid() -> None:
    document = Document(
        map_of(
            technology("a", 0.0, 0.0, width=0.1), also={LATER: [technology("a", 0.5, 0, width=0.1)]}
        )
    )
    heat = LiveHeat(document, NOW)
    heat.morph.wanted = True
    heat.show(LATER)
    assert (heat.heat().field.n, heat.drawn().field.n) == (512, 256)


@pytest.mark.parametrize("what", ["edit", "undo", "gesture", "switch", "replace"])
def test_whatever_happens_ends_it_at_its_end(three, gliding, what) -> None:
    three.edit("Retitle", edits.set_properties(three.project, title="Before"))
    gliding.show(NOW)
    gliding.morph.end()
    gliding.show(LATER)
    assert gliding.morph.under_way
    match what:
        case "edit":
            three.edit("Retitle", edits.set_properties(three.project, title="After"))
        case "undo":
            three.undo()
        case "gesture":
            gesture = three.begin("Move")
            gesture.show(edits.move(gesture.start, LATER, ["twitter"], 0.1, 0.0))
        case "switch":
            gliding.morph.wanted = False
            gliding.show("last")
        case "replace":
            three.replace(map_of(technology("blogs")))
    assert not gliding.morph.under_way
    assert gliding.drawn().field is gliding.heat().field
    assert_as_rebuilt(gliding, three.project)


def test_a_morph_changes_no_document(three, gliding) -> None:
    heard: list[object] = []
    three.changed.connect(heard.append)
    gliding.morph.run_to(500)
    gliding.morph.end()
    assert heard == []
    assert not three.modified


# The grid -----------------------------------------------------------------------------------------


def test_the_grid_follows_the_narrowest_placement_at_rest(document) -> None:
    heat = LiveHeat(document, NOW)
    assert heat.heat().field.n == 256
    gesture = document.begin("Resize")
    gesture.show(edits.resize(gesture.start, NOW, "twitter", 0.1, 0.2))
    assert heat.heat().field.n == 256
    assert_as_rebuilt(heat, document.project)
    gesture.commit()
    assert heat.heat().field.n == 512
    assert_as_rebuilt(heat, document.project)
    document.undo()
    assert heat.heat().field.n == 256


def test_a_fixed_grid_stays(document, heat) -> None:
    document.edit("Resize", edits.resize(document.project, NOW, "twitter", 0.05, 0.05))
    assert heat.heat().field.n == GRID


# At random ----------------------------------------------------------------------------------------


@settings(max_examples=80)
@given(data=st.data())
def test_whatever_is_done_to_a_document_its_heat_follows_and_all_of_it_is_undone(
    data: st.DataObject,
) -> None:
    start = data.draw(maps())
    document = Document(start)
    heat = LiveHeat(document, NOW, GRID)
    for _ in range(data.draw(st.integers(1, 10))):
        _do_something(document, data)
        if data.draw(st.booleans()):
            assert_as_rebuilt(heat, document.project)
    gesture_open = not document.at_rest
    if gesture_open:
        document.undo()
    assert_as_rebuilt(heat, document.project)
    end, steps = document.project, document.history.position
    for _ in range(steps):
        document.undo()
    assert document.project == start
    assert not document.modified
    assert_as_rebuilt(heat, start)
    for _ in range(steps):
        document.redo()
    assert document.project == end
    assert_as_rebuilt(heat, end)


def _do_something(document: Document, data: st.DataObject) -> None:
    match data.draw(st.sampled_from(["edit", "edit", "undo", "redo", "drag", "escape", "open"])):
        case "edit":
            document.edit("Edit", data.draw(an_edit(document.project)))
        case "undo":
            document.undo()
        case "redo":
            document.redo()
        case way:
            gesture = document.begin("Gesture")
            for _ in range(data.draw(st.integers(0, 3))):
                gesture.show(data.draw(an_edit(gesture.start)))
            if way == "drag":
                gesture.commit()
            elif way == "escape":
                gesture.cancel()
