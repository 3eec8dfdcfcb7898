from __future__ import annotations

import pytest
from hypothesis import given, settings

from heatdesk.analysis.comparing.alterations import Altered, Listing
from heatdesk.analysis.comparing.comparison import compare, compare_scenarios
from heatdesk.analysis.comparing.placement_changes import Moved, Resized, Weighed, towards
from heatdesk.analysis.comparing.telling_comparison import telling
from heatdesk.model import arrange, edits, keeping, labelling, naming, planning
from heatdesk.model.findings import Finding
from heatdesk.model.project import Project
from heatdesk.model.story import Step
from tests.builders.branches import Branches, branches, tangles
from tests.builders.maps import LATER, NOW, in_tray, map_of, role, technology


@pytest.fixture
def old() -> Project:
    return map_of(
        technology("blog", -0.5, 0.5),
        technology("radio", 0.2, 0.2),
        role("sales", 0.5, -0.25),
        in_tray("fax"),
        also={LATER: [technology("blog", 0.5, -0.25), role("sales", 0.5, -0.25)]},
    )


def test_equal_projects_do_not_differ(old: Project) -> None:
    comparison = compare(old, old)
    assert not comparison
    assert telling(comparison) == ()


def test_items_are_matched_by_their_ids(old: Project) -> None:
    new = old.after(edits.rename(old, "blog", "Blogs"))
    new = new.after(edits.set_items(new, ["sales"], layer="technology", group="Field"))
    new = new.after(edits.delete(new, ["radio"]))
    new = new.after(edits.create(new, NOW, "role", "Press", None)[0])
    assert compare(old, new).lists["item"] == Listing(
        added=("press",),
        removed=("radio",),
        altered=(
            Altered("blog", "name", "Blog", "Blogs"),
            Altered("sales", "layer", "role", "technology"),
            Altered("sales", "group", "", "Field"),
        ),
    )


def test_scenarios_and_findings_are_listed_too(old: Project) -> None:
    old = old.after(keeping.keep_finding(old, Finding("", NOW, sentence="Talk."))[0])
    new = old.after(planning.add_scenario(old, "Dream", NOW)[0])
    new = new.after(planning.delete_scenario(new, LATER))
    new = new.after(planning.set_scenario(new, NOW, date="2011-08-25"))
    new = new.after(keeping.set_findings(new, ["talk"], sentence="Talk less."))
    comparison = compare(old, new)
    dated = Altered(NOW, "date", None, "2011-08-25")
    assert comparison.lists["scenario"] == Listing(("dream",), (LATER,), (dated,))
    reworded = Altered("talk", "sentence", "Talk.", "Talk less.")
    assert comparison.lists["finding"] == Listing(altered=(reworded,))
    assert [changes.before for changes in comparison.scenarios] == [NOW]


def test_what_belongs_to_the_map_is_told_field_by_field(old: Project) -> None:
    new = old.after(naming.name_end(old, "y", "high", "Listen"))
    new = new.after(naming.name_quadrant(new, "top_left", "Chat"))
    new = new.after(edits.set_heat(new, scale=2.0))
    assert compare(old, new).properties == (
        Altered("", "axes.y.high", "", "Listen"),
        Altered("", "quadrants.top_left.name", "", "Chat"),
        Altered("", "heat.scale", None, 2.0),
    )


def test_a_story_that_was_begun_is_a_difference_even_without_a_step(old: Project) -> None:
    scenarios = [(s, old.placements(s.id)) for s in old.scenarios]
    new = Project.of(old.properties, old.items, scenarios, old.findings, ())
    assert compare(old, new).properties == (Altered("", "story", False, True),)
    more = Project.of(old.properties, old.items, scenarios, old.findings, [Step("s", "hot")])
    assert compare(new, more).lists["step"] == Listing(added=("s",))


def test_placements_that_differ(old: Project) -> None:
    new = old.after(edits.move(old, NOW, ["sales"], 0.0, 0.18))
    new = new.after(edits.move(new, NOW, ["blog"], 0.3, -0.4))
    new = new.after(edits.resize(new, NOW, "blog", 0.8, 0.4))
    new = new.after(edits.set_placements(new, NOW, ["sales"], weight=2.0, muted=True, reason="CRM"))
    new = new.after(labelling.put_label(new, NOW, "blog", 1.0, 1.0))
    new = new.after(edits.unplace(new, NOW, ["radio"]))
    new = new.after(edits.place(new, NOW, "fax", 0.0, 0.0))
    new = new.after(arrange.restack(new, NOW, ["blog"], "front"))
    now, later = compare(old, new).scenarios
    found = now.placements
    assert (found.placed, found.unplaced) == (("fax",), ("radio",))
    blog, sales = found.moved  # the farthest first
    assert blog.distance == pytest.approx(0.5)
    assert sales == Moved("sales", (0.5, -0.25), (0.5, -0.07), pytest.approx(0.18), ("y.high",))
    assert found.resized == (Resized("blog", (0.5, 0.5), (0.8, 0.4)),)
    assert found.weighed == (Weighed("sales", 1.0, 2.0),)
    assert (found.muted, found.unmuted) == (("sales",), ())
    assert found.reasoned == (Altered("sales", "reason", "", "CRM"),)
    assert found.relabelled == ("blog",)
    assert found.restacked
    assert not later


@pytest.mark.parametrize(
    ("step", "sides"),
    [
        ((0.2, 0.0), ("x.high",)),
        ((-0.2, 0.09), ("x.low",)),
        ((-0.2, 0.1), ("x.low", "y.high")),
        ((0.1, -0.2), ("y.low", "x.high")),
        ((0.0, -1e-4), ("y.low",)),
        ((0.0, 0.0), ()),
    ],
)
def test_a_move_goes_to_one_end_or_to_two_that_are_comparable(step, sides) -> None:
    assert towards(*step) == sides


def test_the_distance_to_the_target_before_and_after(old: Project) -> None:
    old = old.after(planning.set_target(old, LATER))
    new = old.after(edits.place(old, NOW, "blog", 0.5, 0.25))
    now, later = compare(old, new).scenarios
    # Sales lies where it should; the blog lay 1.25 away and lies 0.5 away.
    assert now.to_target == (
        pytest.approx((1.25**2 / 2) ** 0.5),
        pytest.approx((0.5**2 / 2) ** 0.5),
    )
    assert later.to_target == (0.0, 0.0)


def test_two_scenarios_of_one_project(old: Project) -> None:
    project = old.after(planning.set_target(old, LATER))
    changes = compare_scenarios(project, NOW, LATER)
    assert (changes.before, changes.after) == (NOW, LATER)
    assert changes.placements.unplaced == ("radio",)
    assert [move.item for move in changes.placements.moved] == ["blog"]
    assert changes.to_target == (pytest.approx((1.25**2 / 2) ** 0.5), 0.0)
    assert [meeting.trend for meeting in changes.heat.meetings] == ["appeared"]
    assert not compare_scenarios(project, LATER, LATER)


def test_an_unknown_scenario(old: Project) -> None:
    with pytest.raises(KeyError):
        compare_scenarios(old, NOW, "past")


def assert_told_exactly(old: Project, new: Project) -> None:
    comparison = compare(old, new)
    assert bool(comparison) == (old != new)
    assert bool(telling(comparison)) == (old != new)


@settings(max_examples=25)
@given(branches())
def test_whatever_differs_is_told(sides: Branches) -> None:
    assert_told_exactly(sides.mine, sides.theirs)


@settings(max_examples=25)
@given(tangles())
def test_whatever_differs_in_foreign_projects_is_told(sides: Branches) -> None:
    assert_told_exactly(sides.mine, sides.theirs)
