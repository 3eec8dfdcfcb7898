"""What becomes of an edit on stage: kept, kept apart, or discarded; one step or none."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from heatdesk.model import edits
from heatdesk.model.between import change_between
from heatdesk.model.project import Project
from heatdesk.presentation.editing import Editing, apart
from heatdesk.presentation.minutes import minutes
from heatdesk.storage.project_file import decode, encode
from tests.builders.drawn_edits import an_edit
from tests.builders.maps import LATER, NOW, maps
from tests.presentation.conftest import a_map
from tests.presentation.test_talk import Stand


class Edit(Stand):
    def __init__(self) -> None:
        super().__init__(a_map())
        self.at("overlay")
        self.editing = Editing(self.document, self.talk)

    def move(self, id: str, x: float, y: float) -> None:
        self.document.edit("Move", edits.place(self.project, "now", id, x, y))

    @property
    def steps(self) -> tuple[str, ...]:
        return self.document.history.steps


@pytest.fixture
def edit(qapp: QApplication) -> Edit:
    return Edit()


def test_what_is_kept_is_one_step(edit: Edit) -> None:
    before = edit.project
    edit.editing.begin()
    edit.move("press", 0.5, 0.5)
    edit.move("sales", -0.5, 0.5)
    edit.editing.keep()
    assert edit.steps == ("Edit on stage",)
    assert not edit.talk.editing
    edit.document.undo()
    assert edit.project == before


def test_whoever_lists_the_steps_hears_that_they_became_one(edit: Edit) -> None:
    edit.editing.begin()
    edit.move("press", 0.5, 0.5)
    edit.move("press", 0.6, 0.5)
    heard: list[tuple[str, ...]] = []
    edit.document.settled.connect(lambda: heard.append(edit.steps))
    edit.editing.keep()
    assert heard[-1] == ("Edit on stage",)


def test_an_edit_that_comes_to_nothing_leaves_no_step(edit: Edit) -> None:
    edit.editing.begin()
    edit.move("press", 0.5, 0.5)
    edit.move("press", -0.6, 0.7)
    edit.editing.keep()
    assert edit.steps == ()


def test_what_is_discarded_is_as_before_and_can_be_had_back(edit: Edit) -> None:
    edit.move("seo", 0.0, 0.0)
    before = edit.project
    edit.editing.begin()
    edit.move("press", 0.5, 0.5)
    edit.editing.discard()
    assert edit.project == before
    assert edit.steps == ("Move",)
    edit.document.redo()
    assert edit.project.placement("now", "press") != before.placement("now", "press")


def test_kept_apart_the_scenario_is_as_it_was_and_another_as_edited(edit: Edit) -> None:
    before = edit.project
    edit.editing.begin()
    edit.move("press", 0.5, 0.5)
    edited = edit.project.placements("now")
    (name,) = edit.editing.keep_apart()
    assert name == "Now, edited on stage"
    assert edit.project.placements("now") == before.placements("now")
    ids = [scenario.id for scenario in edit.project.scenarios]
    assert ids[0] == "now"
    assert edit.project.placements(ids[1]) == edited
    assert len(edit.steps) == 1
    edit.document.undo()
    assert edit.project == before


def test_what_was_added_waits_in_the_tray_of_the_old_scenario(edit: Edit) -> None:
    edit.editing.begin()
    change, id = edits.create(edit.project, "now", "technology", "Wiki", (0.1, 0.1))
    edit.document.edit("Add", change)
    edit.editing.keep_apart()
    assert edit.project.placement("now", id) is None
    new = edit.project.scenarios[1].id
    assert edit.project.placement(new, id) is not None


def test_what_was_deleted_is_back_where_it_was(edit: Edit) -> None:
    before = edit.project
    edit.editing.begin()
    edit.delete("blogs")
    edit.editing.keep_apart()
    assert edit.project.items == before.items
    assert edit.project.placements("now") == before.placements("now")
    new = edit.project.scenarios[1].id
    assert edit.project.placement(new, "blogs") is None


def test_undo_on_stage_reaches_back_to_the_beginning_of_the_edit(edit: Edit) -> None:
    edit.move("seo", 0.0, 0.0)
    before = edit.project
    edit.editing.begin()
    edit.move("press", 0.5, 0.5)
    assert edit.editing.undo()
    assert edit.project == before
    assert not edit.editing.changed
    assert not edit.editing.undo()
    assert edit.project == before


def test_undo_gives_up_a_gesture_under_way(edit: Edit) -> None:
    edit.editing.begin()
    gesture = edit.document.begin("Drag")
    gesture.show(edits.place(gesture.start, "now", "press", 0.5, 0.5))
    assert edit.editing.undo()
    assert gesture.over


def test_what_is_parked_lies_in_the_tray(edit: Edit) -> None:
    edit.editing.park("Podcasts")
    assert [item.name for item in edit.project.tray("now")] == ["Podcasts"]
    assert edit.steps == ("Park Podcasts",)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_kept_apart_any_edit_leaves_the_old_placements_and_a_sound_project(
    data: st.DataObject,
) -> None:
    before: Project = data.draw(maps())
    after = before
    for _ in range(data.draw(st.integers(1, 3))):
        after = after.after(data.draw(an_edit(after)))
    shown = [id for id in (NOW, LATER) if after.has_scenario(id)]
    made, names = apart(before, after, shown)
    for id in shown:
        assert made.placements(id) == before.placements(id)
    assert len(names) == sum(before.placements(id) != after.placements(id) for id in shown)
    assert {item.id for item in before.items} <= {item.id for item in made.items}
    assert decode(encode(made), "made") == made
    assert before.after(change_between(before, made)) == made


# Minutes ------------------------------------------------------------------------------------------


def test_minutes_say_what_has_changed(edit: Edit) -> None:
    before = edit.project
    edit.move("press", 0.2, 0.15)
    edit.document.edit("Rename", edits.rename(edit.project, "seo", "Search"))
    text = minutes(before, edit.project)
    assert text.startswith("Acme: changed on stage\n")
    assert "SEO" in text or "Seo" in text
    assert "Search" in text
    assert "Press" in text


def test_where_nothing_has_changed_there_are_no_minutes() -> None:
    assert minutes(a_map(), a_map()) == ""
