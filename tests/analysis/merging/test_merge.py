from __future__ import annotations

import pytest

from heatdesk.analysis.merging.conflicts import Conflict
from heatdesk.analysis.merging.merge import THRESHOLDS, Merged, merge
from heatdesk.model import arrange, edits, keeping, keys, naming, planning
from heatdesk.model.change import Change, Key
from heatdesk.model.findings import Finding
from heatdesk.model.items import LabelOffset
from heatdesk.model.labelling import put_label
from heatdesk.model.project import Project
from heatdesk.model.story import Step
from heatdesk.storage.project_file import decode, encode
from tests.builders.maps import LATER, NOW, in_tray, map_of, role, technology


@pytest.fixture
def base() -> Project:
    return map_of(
        technology("blog", -0.5, 0.5),
        technology("radio", 0.2, 0.2),
        role("sales", 0.5, -0.25),
        in_tray("fax"),
        also={LATER: [technology("blog", 0.5, -0.25), role("sales", 0.5, -0.25)]},
        target=LATER,
    )


def merged(base: Project, mine: Change | Project, theirs: Change | Project) -> Merged:
    """The merge of two sides, each given whole or by its change; always a sound file."""
    sides = [side if isinstance(side, Project) else base.after(side) for side in (mine, theirs)]
    result = merge(base, *sides)
    assert decode(encode(result.project), "merged") == result.project
    return result


def named(result: Merged) -> list[tuple[Key, str]]:
    return [(conflict.key, conflict.field) for conflict in result.conflicts]


def the_conflict(result: Merged) -> Conflict:
    (conflict,) = result.conflicts
    return conflict


# Different things are both taken ------------------------------------------------------------------


def test_different_fields_of_one_placement_are_both_taken(base: Project) -> None:
    mine = base.after(edits.move(base, NOW, ["sales"], 0.1, 0.0))
    theirs = base.after(edits.move(base, NOW, ["sales"], 0.0, 0.25))
    theirs = theirs.after(edits.resize(theirs, NOW, "sales", 0.8, 0.5))
    result = merged(base, mine, theirs)
    placement = result.project.placement(NOW, "sales")
    assert (placement.x, placement.y, placement.width) == (0.6, 0.0, 0.8)
    assert result.conflicts == ()


def test_nested_properties_are_merged_field_by_field(base: Project) -> None:
    mine = base.after(naming.name_end(base, "x", "low", "Talk"))
    mine = mine.after(naming.name_quadrant(mine, "top_left", "Chat"))
    theirs = base.after(naming.name_end(base, "x", "high", "Listen"))
    theirs = theirs.after(edits.set_heat(theirs, hot=0.8))
    result = merged(base, mine, theirs)
    axis = result.project.properties.axes.x
    assert (axis.low, axis.high) == ("Talk", "Listen")
    assert result.project.properties.quadrants.top_left.name == "Chat"
    assert result.project.properties.heat.hot == 0.8
    assert result.conflicts == ()


def test_what_each_side_adds_and_deletes_is_added_and_deleted(base: Project) -> None:
    mine = base.after(edits.create(base, NOW, "role", "Press", (0.0, 0.0))[0])
    mine = mine.after(edits.delete(mine, ["radio"]))
    theirs = base.after(planning.add_scenario(base, "Dream")[0])
    theirs = theirs.after(keeping.keep_finding(theirs, Finding("", NOW, sentence="Listen."))[0])
    result = merged(base, mine, theirs)
    project = result.project
    assert [item.id for item in project.items] == ["blog", "sales", "fax", "press"]
    assert project.order(keys.SCENARIO_ORDER) == (NOW, LATER, "dream")
    assert [finding.sentence for finding in project.findings] == ["Listen."]
    assert result.conflicts == ()


def test_both_sides_adding_the_same_have_added_one(base: Project) -> None:
    change = edits.create(base, NOW, "role", "Press", (0.0, 0.0))[0]
    more = edits.set_items(base, ["fax"], note="old")
    result = merged(base, change, base.after(change).after(more))
    assert [item.id for item in result.project.items] == ["blog", "radio", "sales", "fax", "press"]
    assert (result.conflicts, result.renamed) == ((), ())


# The same thing, changed differently --------------------------------------------------------------


def test_mine_is_kept_where_both_changed_the_same_field(base: Project) -> None:
    result = merged(
        base,
        edits.set_placements(base, NOW, ["sales"], weight=2.0),
        edits.set_placements(base, NOW, ["sales"], weight=3.0),
    )
    assert result.project.placement(NOW, "sales").weight == 2.0
    key = keys.placement(NOW, "sales")
    path = "“Sales” in “Now”: weight"
    assert result.conflicts == (Conflict(key, "weight", path, 1.0, 2.0, 3.0),)


def test_the_offset_of_a_label_is_one_value(base: Project) -> None:
    was = base.after(put_label(base, NOW, "sales", 1.0, 1.0))
    result = merged(
        was, put_label(was, NOW, "sales", 2.0, 1.0), put_label(was, NOW, "sales", 1.0, 2.0)
    )
    assert result.project.placement(NOW, "sales").label == LabelOffset(2.0, 1.0)
    assert named(result) == [(keys.placement(NOW, "sales"), "label")]


def test_an_item_that_both_placed_is_placed_once(base: Project) -> None:
    result = merged(
        base, edits.place(base, NOW, "fax", 0.1, 0.5), edits.place(base, NOW, "fax", 0.2, 0.5)
    )
    assert [(p.item, p.x) for p in result.project.placements(NOW)][-1] == ("fax", 0.1)
    assert named(result) == [(keys.placement(NOW, "fax"), "x")]


def test_thresholds_that_would_cross_are_mine(base: Project) -> None:
    result = merged(base, edits.set_heat(base, warm=0.7), edits.set_heat(base, hot=0.6))
    heat = result.project.properties.heat
    assert (heat.warm, heat.hot) == (0.7, 0.75)
    conflict = the_conflict(result)
    assert conflict.field == THRESHOLDS
    assert (conflict.base, conflict.mine, conflict.theirs) == ((0.5, 0.75), (0.7, 0.75), (0.5, 0.6))


# Deleted by one, changed by the other -------------------------------------------------------------


def test_a_deleted_item_that_the_other_renamed_stays_with_its_placements(base: Project) -> None:
    rename = edits.rename(base, "blog", "Blogs")
    delete = edits.delete(base, ["blog"])
    for mine, theirs in [(delete, rename), (rename, delete)]:
        result = merged(base, mine, theirs)
        assert result.project == base.after(rename)
        conflict = the_conflict(result)
        assert (conflict.key, conflict.field) == (keys.item("blog"), "")
        assert (conflict.mine is None) == (mine is delete)


def test_a_deleted_item_that_the_other_moved_stays(base: Project) -> None:
    move = edits.move(base, NOW, ["blog"], 0.1, 0.1)
    result = merged(base, edits.delete(base, ["blog"]), move)
    assert result.project == base.after(move)
    assert named(result) == [(keys.item("blog"), "")]


def test_a_deleted_item_that_the_other_placed_anew_stays(base: Project) -> None:
    place = edits.place(base, LATER, "radio", 0.1, 0.1)
    copy = planning.add_scenario(base, "Dream", NOW)[0]
    for change in (place, copy):
        result = merged(base, edits.delete(base, ["radio"]), change)
        assert result.project == base.after(change)
        assert named(result) == [(keys.item("radio"), "")]


def test_a_deleted_item_that_the_other_took_off_the_plane_is_gone(base: Project) -> None:
    delete = edits.delete(base, ["blog"])
    result = merged(base, delete, edits.unplace(base, NOW, ["blog"]))
    assert (result.project, result.conflicts) == (base.after(delete), ())


def test_a_placement_that_one_took_off_and_the_other_moved_stays(base: Project) -> None:
    move = edits.move(base, NOW, ["radio"], 0.1, 0.1)
    result = merged(base, edits.unplace(base, NOW, ["radio", "sales"]), move)
    assert [p.item for p in result.project.placements(NOW)] == ["blog", "radio"]
    assert result.project.placement(NOW, "radio").x == 0.3
    assert named(result) == [(keys.placement(NOW, "radio"), "")]


def test_a_deleted_scenario_in_which_the_other_moved_something_stays_and_stays_the_target(
    base: Project,
) -> None:
    move = edits.move(base, LATER, ["blog"], 0.1, 0.1)
    result = merged(base, planning.delete_scenario(base, LATER), move)
    assert result.project == base.after(move)
    assert named(result) == [(keys.scenario(LATER), "")]


def test_a_scenario_comes_back_without_the_items_that_are_deleted_as_well(base: Project) -> None:
    mine = base.after(planning.delete_scenario(base, LATER))
    mine = mine.after(edits.delete(mine, ["blog"]))
    result = merged(base, mine, planning.set_scenario(base, LATER, note="Soon"))
    assert [p.item for p in result.project.placements(LATER)] == ["sales"]
    assert not result.project.has_item("blog")
    assert named(result) == [(keys.scenario(LATER), "")]


def test_a_scenario_that_the_other_chose_as_target_stays(base: Project) -> None:
    was = base.after(planning.set_target(base, None))
    result = merged(was, planning.delete_scenario(was, LATER), planning.set_target(was, LATER))
    assert result.project == base
    assert named(result) == [(keys.scenario(LATER), "")]


def test_the_target_that_one_deleted_gives_way_to_the_one_that_the_other_chose(
    base: Project,
) -> None:
    result = merged(base, planning.delete_scenario(base, LATER), planning.set_target(base, NOW))
    assert (result.project.properties.target, result.conflicts) == (NOW, ())
    assert result.project.order(keys.SCENARIO_ORDER) == (NOW,)


def test_one_scenario_is_left_where_each_side_deleted_the_others(base: Project) -> None:
    result = merged(
        base, planning.delete_scenario(base, NOW), planning.delete_scenario(base, LATER)
    )
    assert result.project == base.after(planning.delete_scenario(base, NOW))
    assert named(result) == [(keys.scenario(LATER), "")]


def test_a_deleted_finding_that_the_other_reworded_stays(base: Project) -> None:
    was = base.after(keeping.keep_finding(base, Finding("", NOW, sentence="Listen."))[0])
    (finding,) = was.findings
    reword = keeping.set_findings(was, [finding.id], sentence="Listen more.")
    result = merged(was, keeping.drop_findings(was, [finding.id]), reword)
    assert result.project == was.after(reword)
    assert named(result) == [(keys.finding(finding.id), "")]


# The story ----------------------------------------------------------------------------------------


def with_story(project: Project, *steps: Step) -> Project:
    parts = [(s, project.placements(s.id)) for s in project.scenarios]
    return Project.of(project.properties, project.items, parts, project.findings, steps)


def test_a_story_that_both_edited_first_has_each_step_once(base: Project) -> None:
    hot, warm = Step("s1", "hot", title="Hot"), Step("s2", "warm", title="Warm")
    mine = with_story(base, Step("s1", "hot", title="Hot!"), warm)
    theirs = with_story(base, hot, Step("s2", "warm", title="Warm"), Step("s3", "free"))
    result = merged(base, mine, theirs)
    assert [step.id for step in result.project.story] == ["s1", "s2", "s3"]
    assert named(result) == [(keys.step("s1"), "title")]


def test_a_story_that_one_gave_up_and_the_other_edited_stays_whole(base: Project) -> None:
    was = with_story(base, Step("s1", "hot"), Step("s2", "warm"))
    theirs = with_story(base, Step("s2", "warm", title="Warm"), Step("s1", "hot"))
    result = merged(was, base, theirs)
    assert result.project == theirs
    assert named(result) == [(keys.STORY_ORDER, "")]


def test_a_story_that_one_gave_up_is_given_up(base: Project) -> None:
    was = with_story(base, Step("s1", "hot"))
    result = merged(was, base, was)
    assert (result.project, result.conflicts) == (base, ())


# Orders -------------------------------------------------------------------------------------------


def test_what_both_brought_to_the_front_or_back_is_there(base: Project) -> None:
    result = merged(
        base,
        arrange.restack(base, NOW, ["blog"], "front"),
        arrange.restack(base, NOW, ["sales"], "back"),
    )
    assert [p.item for p in result.project.placements(NOW)] == ["sales", "radio", "blog"]
    assert result.conflicts == ()


def test_orders_that_contradict_each_other_are_mine(base: Project) -> None:
    mine = arrange.restack(base, NOW, ["blog"], "forward")
    result = merged(base, mine, arrange.restack(base, NOW, ["radio"], "forward"))
    assert [p.item for p in result.project.placements(NOW)] == ["radio", "blog", "sales"]
    assert named(result) == [(keys.stacking(NOW), "")]
