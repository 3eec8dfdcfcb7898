"""The placements of another map, brought in as a scenario."""

from __future__ import annotations

from dataclasses import replace

import pytest

from heatdesk.model.edits import set_items, set_properties
from heatdesk.model.project import Project
from heatdesk.model.properties import Axes, Axis
from heatdesk.storage.bringing import bring_in
from heatdesk.storage.project_file import decode, encode
from tests.builders.maps import in_tray, map_of, role, technology


@pytest.fixture
def ours() -> Project:
    return map_of(technology("blog", -0.5, 0.5), role("sales", 0.5, -0.25), in_tray("seo"))


@pytest.fixture
def theirs() -> Project:
    """The same items under other ids, others in the tray, and one more."""
    project = map_of(
        role("r1", 0.1, 0.2, weight=3.0, reason="why"),
        technology("t1", 0.3, 0.4),
        technology("video", -0.9, 0.9),
        in_tray("t2"),
    )
    for id, name in {"r1": "SALES", "t1": "Blog", "t2": "Radio"}.items():
        project = project.after(set_items(project, [id], name=name))
    return project.after(set_items(project, ["video"], note="A note"))


def test_what_is_known_by_name_is_placed_and_the_rest_is_added(
    ours: Project, theirs: Project
) -> None:
    brought = bring_in(ours, theirs, "now")
    assert (brought.matched, brought.added) == (("SALES", "Blog"), ("Video",))
    assert not brought.other_axes
    changed = ours.after(brought.change)
    assert changed.items == (*ours.items, theirs.item("video"))
    assert [(s.id, s.name) for s in changed.scenarios] == [("now", "Now"), ("now-2", "Now 2")]
    placed = theirs.placements("now")
    assert changed.placements(brought.scenario) == tuple(
        replace(p, item=id) for p, id in zip(placed, ("sales", "blog", "video"), strict=True)
    )
    assert changed.placements("now") == ours.placements("now")
    assert decode(encode(changed), "map") == changed
    assert changed.after(brought.change.inverse()) == ours


def test_what_is_in_doubt_is_left_out_and_told(ours: Project, theirs: Project) -> None:
    twice = theirs.after(set_items(theirs, ["video"], name=" blog "))
    brought = bring_in(ours, twice, "now")
    assert brought.doubtful == (" blog ",)
    two = ours.after(set_items(ours, ["seo"], name="Blog"))
    assert bring_in(two, theirs, "now").doubtful == ("Blog",)


def test_of_namesakes_the_kind_decides(ours: Project, theirs: Project) -> None:
    both = ours.after(set_items(ours, ["sales"], name="Blog"))
    brought = bring_in(both, theirs, "now")
    placement = both.after(brought.change).placement(brought.scenario, "blog")
    assert placement is not None
    assert (placement.x, placement.y) == (0.3, 0.4)


def test_what_is_alike_is_suggested_and_never_taken(ours: Project, theirs: Project) -> None:
    typo = theirs.after(set_items(theirs, ["r1"], name="Sale"))
    brought = bring_in(ours, typo, "now")
    assert brought.alike == (("Sale", "Sales"),)
    assert "Sale" in brought.added
    assert bring_in(ours, typo, "now", {"Sale": "sales"}).matched == ("Sale", "Blog")


def test_other_axes_are_told(ours: Project, theirs: Project) -> None:
    other = theirs.after(set_properties(theirs, axes=Axes(Axis("", "Cheap", "Dear"))))
    assert bring_in(ours, other, "now").other_axes


def test_a_scenario_that_is_not_there(ours: Project, theirs: Project) -> None:
    with pytest.raises(KeyError):
        bring_in(ours, theirs, "later")
