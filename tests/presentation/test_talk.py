"""Where a talk stands, and what of it is seen."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from heatdesk.app.document import Document
from heatdesk.model import edits, planning
from heatdesk.model.project import Project
from heatdesk.model.story import About, Step
from heatdesk.model.telling import drop_steps, move_step, set_steps, store_story
from heatdesk.presentation.screenplay import Screenplay
from heatdesk.presentation.talk import Talk
from heatdesk.presentation.timing import TalkTimer
from tests.builders.maps import map_of, technology
from tests.builders.speaker import Clock
from tests.presentation.conftest import a_map


class Stand:
    """A talk without any window."""

    def __init__(self, project: Project) -> None:
        self.document = Document(project)
        self.clock = Clock()
        self.play = Screenplay(self.document, project.first_scenario)
        self.talk = Talk(self.play, TalkTimer(clock=self.clock))

    @property
    def kinds(self) -> list[str]:
        return [scene.step.kind for scene in self.talk.scenes]

    @property
    def kind(self) -> str:
        return self.talk.scene.step.kind

    @property
    def project(self) -> Project:
        return self.document.project

    def at(self, kind: str) -> Talk:
        self.talk.jump(self.kinds.index(kind))
        return self.talk

    def delete(self, *ids: str) -> None:
        self.document.edit("Delete", edits.delete(self.project, ids))


@pytest.fixture
def stand(qapp: QApplication) -> Stand:
    return Stand(a_map())


def stored(project: Project) -> Project:
    """The project with its story kept, so that steps can be edited."""
    play = Screenplay(Document(project), project.first_scenario)
    return project.after(store_story(project, [scene.step for scene in play.scenes]))


# Navigation ---------------------------------------------------------------------------------------


def test_it_goes_forth_and_back_and_stays_within_its_ends(stand: Stand) -> None:
    talk = stand.talk
    talk.previous()
    assert talk.index == 0
    for _ in range(len(talk.scenes) + 3):
        talk.next()
    assert talk.index == len(talk.scenes) - 1
    assert talk.following is None
    talk.previous()
    assert talk.following == talk.scenes[-1]


def test_the_story_is_the_articles(stand: Stand) -> None:
    assert stand.kinds[:5] == ["title", "axes", "technologies", "roles", "overlay"]
    assert stand.kinds[-2:] == ["target", "moved"]
    assert "hot" in stand.kinds


def test_sections_begin_where_the_subject_changes(stand: Stand) -> None:
    talk, begun = stand.talk, ["title"]
    while talk.following is not None:
        talk.next_section()
        begun.append(stand.kind)
    assert begun[:3] == ["title", "technologies", "overlay"]
    talk.last()
    talk.previous_section()
    assert stand.kind == "target"
    talk.previous_section()
    talk.next()
    assert stand.kinds[talk.index] == "opportunity"
    talk.previous_section()
    assert stand.kinds[talk.index - 1] != "opportunity", "the start of this section first"


def test_a_number_and_enter_go_to_a_step(stand: Stand) -> None:
    talk = stand.talk
    talk.digit("0")
    talk.digit("4")
    assert talk.typed == "04"
    talk.enter()
    assert stand.kind == "roles"
    assert talk.typed == ""
    talk.enter()
    assert stand.kind == "overlay"
    for digit in "9999":
        talk.digit(digit)
    talk.enter()
    assert talk.following is None, "beyond the end is the end"


def test_steps_that_are_hidden_are_left_out(qapp: QApplication) -> None:
    project = stored(a_map())
    hidden = set_steps(project, ["axes", "roles"], hidden=True)
    assert Stand(project.after(hidden)).kinds[:3] == ["title", "technologies", "overlay"]


def test_of_a_story_without_a_step_the_title_stays(qapp: QApplication) -> None:
    project = a_map()
    assert Stand(project.after(store_story(project, []))).kinds == ["title"]


def test_the_timer_starts_with_the_first_advance(stand: Stand) -> None:
    stand.clock.now += 60
    assert stand.talk.timer.elapsed == 0
    stand.talk.next()
    stand.clock.now += 5
    assert stand.talk.timer.elapsed == 5


def test_it_may_begin_anywhere_and_then_no_time_has_passed(stand: Stand) -> None:
    stand.talk.begin_at("roles")
    assert stand.kind == "roles"
    assert not stand.talk.timer.started
    stand.talk.begin_at("no such step")
    assert stand.kind == "roles"


# Veils --------------------------------------------------------------------------------------------


def test_going_on_from_black_shows_the_step_that_was_there(stand: Stand) -> None:
    talk = stand.at("axes")
    talk.switch_blank("black")
    assert talk.blank == "black"
    talk.next()
    assert (talk.blank, stand.kind) == ("", "axes")
    talk.switch_blank("white")
    talk.switch_blank("white")
    assert talk.blank == ""
    talk.switch_blank("black")
    talk.jump(3)
    assert (talk.blank, stand.kind) == ("", "roles")


def test_freezing_does_not_hold_up_who_speaks(stand: Stand) -> None:
    talk = stand.at("axes")
    talk.freeze()
    talk.next()
    assert talk.frozen
    assert stand.kind == "technologies"
    talk.freeze()
    assert not talk.frozen


# What is seen -------------------------------------------------------------------------------------


def test_heat_goes_and_comes_and_the_next_step_is_as_the_story_has_it(stand: Stand) -> None:
    talk = stand.at("overlay")
    talk.switch_heat()
    assert not talk.scene.step.show.heat
    talk.switch_heat()
    assert talk.scene.step.show.heat
    talk.switch_heat()
    talk.next()
    assert talk.scene.step.show.heat


def test_heat_can_be_asked_for_before_its_step(stand: Stand) -> None:
    talk = stand.at("technologies")
    talk.switch_heat()
    assert talk.scene.step.show.heat
    talk.next()
    assert not talk.scene.step.show.heat


def test_comparing_shows_both_layers_on_the_way_to_the_target(stand: Stand) -> None:
    talk = stand.at("overlay")
    assert talk.switch_compare()
    assert talk.scene.compare
    assert talk.scene.scenario == "now"
    talk.next()
    assert not talk.scene.compare


def test_at_the_target_comparing_begins_with_where_the_story_began(stand: Stand) -> None:
    talk = stand.at("target")
    assert talk.scene.scenario == "later"
    assert talk.switch_compare()
    assert talk.scene.scenario == "now"


def test_without_a_target_there_is_nothing_to_compare_with(qapp: QApplication) -> None:
    stand = Stand(map_of(technology("twitter", 0.1, 0.1)))
    assert not stand.talk.switch_compare()
    assert not stand.talk.scene.compare


def test_what_is_sought_stands_out_even_before_its_step(stand: Stand) -> None:
    talk = stand.at("technologies")
    assert talk.seek("press")
    assert talk.scene.items == {"press"}
    assert talk.scene.step.show.roles
    talk.stop_seeking()
    assert not talk.scene.step.show.roles


def test_on_the_first_page_seeking_brings_the_map(stand: Stand) -> None:
    assert stand.talk.seek("sales")
    assert stand.talk.scene.step.kind != "title"


def test_what_lies_in_the_tray_is_not_found(stand: Stand) -> None:
    change = edits.unplace(stand.project, "now", ["press"])
    stand.document.edit("Unplace", change)
    assert not stand.talk.seek("press")


def test_what_is_sought_may_go(stand: Stand) -> None:
    stand.at("overlay").seek("press")
    stand.delete("press")
    assert stand.talk.sought == ""
    assert stand.talk.scene.items is None


# Following the document ---------------------------------------------------------------------------


def test_a_deleted_item_leaves_its_steps_and_undo_brings_it_back(stand: Stand) -> None:
    talk = stand.at("hot")
    assert talk.scene.items is not None
    assert "blogs" in talk.scene.items
    before = talk.scene
    stand.delete("blogs")
    assert talk.scene.step.id == before.step.id
    assert "blogs" not in (talk.scene.items or ())
    stand.document.undo()
    assert talk.scene == before


def test_a_step_whose_role_is_deleted_stays_and_says_why(stand: Stand) -> None:
    talk = stand.at("hot")
    place, id = talk.index, talk.scene.step.id
    stand.delete("sales")
    assert (talk.index, talk.scene.step.id) == (place, id)
    assert talk.scene.flag
    stand.document.undo()
    assert talk.scene.flag is None


def test_nothing_vanishes_from_a_made_story_and_what_is_new_comes(stand: Stand) -> None:
    before = [scene.step.id for scene in stand.talk.scenes]
    move = edits.place(stand.project, "now", "press", 0.2, 0.1)
    stand.document.edit("Move", move)
    after = [scene.step.id for scene in stand.talk.scenes]
    assert "hot-press" in after
    assert set(before) <= set(after)
    stand.document.undo()
    assert [scene.step.id for scene in stand.talk.scenes] == before


def test_it_keeps_its_step_when_the_story_is_reordered(qapp: QApplication) -> None:
    stand = Stand(stored(a_map()))
    talk = stand.at("roles")
    stand.document.edit("Move", move_step(stand.project, "roles", 2))
    assert stand.kind == "roles"
    assert talk.index == 5


def test_a_step_that_goes_gives_way_to_the_next_and_comes_back(qapp: QApplication) -> None:
    stand = Stand(stored(a_map()))
    stand.at("roles")
    stand.document.edit("Drop", drop_steps(stand.project, ["roles"]))
    assert stand.kind == "overlay"
    stand.document.undo()
    assert stand.kind == "roles"


def test_what_comes_back_does_not_call_back_who_has_gone_on(qapp: QApplication) -> None:
    stand = Stand(stored(a_map()))
    stand.at("roles")
    stand.document.edit("Drop", drop_steps(stand.project, ["roles"]))
    stand.talk.next()
    gone_to = stand.talk.scene.step.id
    stand.document.undo()
    assert stand.talk.scene.step.id == gone_to


def test_when_the_last_steps_go_the_talk_stands_at_what_was_before_them(
    qapp: QApplication,
) -> None:
    stand = Stand(stored(a_map()))
    stand.talk.last()
    stand.document.edit("Drop", drop_steps(stand.project, ["target", "moved"]))
    assert stand.talk.index == len(stand.talk.scenes) - 1


def test_a_scenario_that_is_deleted_is_told_from_another(stand: Stand) -> None:
    talk = stand.at("target")
    change = planning.delete_scenario(stand.project, "later")
    stand.document.edit("Delete", change)
    assert stand.project.has_scenario(talk.scene.scenario)
    assert talk.scene.flag
    stand.document.undo()
    assert talk.scene.scenario == "later"


def test_nothing_is_looked_up_anew_in_the_middle_of_a_gesture(stand: Stand) -> None:
    changes: list[None] = []
    stand.talk.changed.connect(lambda: changes.append(None))
    gesture = stand.document.begin("Move")
    for step in range(5):
        gesture.show(edits.place(gesture.start, "now", "press", 0.1 * step, 0.1))
    assert changes == []
    gesture.commit()
    assert len(changes) == 1


def test_the_scale_is_held_from_start_to_end(stand: Stand) -> None:
    scale = stand.play.scale
    heavier = edits.set_placements(stand.project, "now", ["sales", "twitter"], weight=9.0)
    stand.document.edit("Weigh", heavier)
    assert stand.play.scale == scale
    assert stand.play.read("now").scale == scale


def test_steps_of_ones_own_belong_to_the_section_before_them(qapp: QApplication) -> None:
    project = a_map()
    steps = [Step("title", "title"), Step("mine", "free"), Step("roles", "roles", About("now"))]
    talk = Stand(project.after(store_story(project, steps))).talk
    talk.next_section()
    assert talk.scene.step.id == "roles"
