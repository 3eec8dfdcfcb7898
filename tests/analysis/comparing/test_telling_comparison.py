from __future__ import annotations

import pytest

from heatdesk.analysis.comparing.comparison import compare, compare_scenarios
from heatdesk.analysis.comparing.telling_comparison import telling, telling_scenarios
from heatdesk.model import arrange, edits, keeping, labelling, naming, planning
from heatdesk.model.findings import Finding
from heatdesk.model.items import Item
from heatdesk.model.project import Project
from heatdesk.model.properties import Axes, Axis, HeatSettings
from heatdesk.model.story import Step
from tests.builders.maps import LATER, NOW, Placed, in_tray, map_of, role, technology

AXES = Axes(Axis(low="Personal", high="Professional"), Axis(low="Talk", high="Listen"))


@pytest.fixture
def old() -> Project:
    return map_of(
        technology("blog", -0.9, 0.9),
        technology("radio", -0.9, -0.9),
        role("sales", 0.5, -0.9),
        in_tray("fax"),
        axes=AXES,
        title="Map",
        heat=HeatSettings(scale=1.0),
    )


def told(old: Project, new: Project) -> dict[str, list[str]]:
    """The lines under each heading."""
    return {
        section.title: [line.text for line in section.lines]
        for section in telling(compare(old, new))
    }


def changed(project: Project, *changes: object) -> Project:
    """The project after edits, each given as a function of the project."""
    for change in changes:
        project = project.after(change(project))
    return project


def test_moves_go_towards_the_ends_of_the_axes(old: Project) -> None:
    new = changed(
        old,
        lambda p: edits.move(p, NOW, ["sales"], 0.0, 0.18),
        lambda p: edits.move(p, NOW, ["radio"], 0.1, 0.2),
        lambda p: edits.move(p, NOW, ["blog"], -0.0001, 0.0),
    )
    assert told(old, new)["“Now”"] == [
        "Radio moved 0.22 towards Listen and Professional",
        "Sales moved 0.18 towards Listen",
        "Blog moved under 0.01 towards Personal",
    ]


def test_ends_without_a_name_are_places() -> None:
    old = map_of(technology("blog"))
    new = changed(old, lambda p: edits.move(p, NOW, ["blog"], 0.2, -0.2))
    assert told(old, new)["“Now”"] == ["Blog moved 0.28 towards the right and the bottom"]


def test_items(old: Project) -> None:
    new = changed(
        old,
        lambda p: edits.rename(p, "blog", "Blogs"),
        lambda p: edits.set_items(p, ["radio"], layer="role", group="Air", note="Loud"),
        lambda p: edits.delete(p, ["sales"]),
        lambda p: edits.create(p, NOW, "role", "Press", None)[0],
    )
    assert told(old, new)["Items"] == [
        "Added: Press (role)",
        "Removed: Sales (role)",
        "Blog is now called Blogs",
        "Radio is a role now, no longer a technology",
        "Radio: group: “Air”, before nothing",
        "Radio: note reworded",
    ]
    assert "“Now”" not in told(old, new)  # of a removed item the list of items has told


def test_the_map_as_a_whole(old: Project) -> None:
    new = changed(
        old,
        lambda p: edits.set_properties(p, title="Plan", description="Long"),
        lambda p: naming.name_end(p, "y", "low", "Speak"),
        lambda p: naming.name_quadrant(p, "bottom_left", "Small talk"),
        lambda p: edits.set_heat(p, hot=0.8, scale=None),
        lambda p: planning.set_target(p, NOW),
    )
    assert told(old, new)["Map"] == [
        "Title: “Plan”, before “Map”",
        "Description reworded",
        "Y axis, low end: “Speak”, before “Talk”",
        "Quadrant bottom left, name: “Small talk”, before nothing",
        "Target: “Now”, before nothing",
        "Heat, scale: automatic, before 1",
        "Heat, hot: 80 %, before 75 %",
    ]


def test_what_else_happened_to_placements(old: Project) -> None:
    new = changed(
        old,
        lambda p: edits.place(p, NOW, "fax", 0.9, 0.9),
        lambda p: edits.unplace(p, NOW, ["radio"]),
        lambda p: edits.resize(p, NOW, "blog", 0.8, 0.4),
        lambda p: edits.set_placements(p, NOW, ["blog"], weight=1.5, reason="Why"),
        lambda p: edits.set_placements(p, NOW, ["sales"], muted=True),
        lambda p: labelling.put_label(p, NOW, "sales", 1.0, 1.0),
        lambda p: arrange.restack(p, NOW, ["blog"], "front"),
    )
    assert told(old, new)["“Now”"] == [
        "Placed: Fax",
        "Taken off the plane: Radio",
        "Blog is 0.8 x 0.4 wide and high now, before 0.5 x 0.5",
        "Blog weighs 1.5 now, before 1",
        "Muted: Sales",
        "Reason reworded: Blog",
        "Name put elsewhere: Sales",
        "Bubbles in another order, from back to front",
    ]
    assert told(new, old)["“Now”"][4] == "No longer muted: Sales"


def test_heat_that_appears_and_vanishes(old: Project) -> None:
    new = changed(old, lambda p: edits.move(p, NOW, ["blog"], 1.4, -1.8))
    there = "strongly Talk, clearly Professional"
    lines = told(old, new)
    assert lines["Heat, “Now”"][:3] == [
        f"New hot area of Sales with Blog ({there}): peak 1.00",
        f"New warm area of Sales with Blog ({there}): peak 1.00",
        "New hot meeting: Sales with Blog",
    ]
    assert lines["Scale"] == [
        "Both maps are judged on the old one's scale, 1.00: hot from 75 % of it, warm from 50 %."
    ]
    assert told(new, old)["Heat, “Now”"][:3] == [
        f"The hot area of Sales with Blog ({there}) is gone",
        f"The warm area of Sales with Blog ({there}) is gone",
        "Sales no longer meets Blog, hot before",
    ]


def test_heat_that_cools_is_told_once_though_a_warm_area_lies_around_it() -> None:
    both = [technology("blog", -0.5, 0.9), role("sales", -0.5, 0.9)]
    old = map_of(*both, axes=AXES, heat=HeatSettings(scale=1.0))
    less = changed(old, lambda p: edits.set_placements(p, NOW, ["blog"], weight=0.8))
    where = "strongly Listen, clearly Personal"
    assert told(old, less)["Heat, “Now”"] == [
        f"The hot area of Sales with Blog ({where}) has cooled: peak 0.89, before 1.00"
    ]
    least = changed(old, lambda p: edits.set_placements(p, NOW, ["blog"], weight=0.4))
    assert told(old, least)["Heat, “Now”"][-1] == "Sales with Blog has cooled from hot to warm"


def test_the_balance() -> None:
    both = [technology("blog", 0.0, -0.2), role("sales", 0.0, -0.2)]
    old = map_of(*both, axes=AXES, heat=HeatSettings(scale=1.0))
    new = changed(old, lambda p: edits.move(p, NOW, ["blog", "sales"], 0.0, 0.2))
    assert told(old, new)["Heat, “Now”"] == [
        "The balance moved 32.7 percentage points towards Listen: 50.0 %, before 17.3 %"
    ]
    gone = changed(old, lambda p: edits.unplace(p, NOW, ["blog"]))
    assert told(old, gone)["Heat, “Now”"][-1] == "Nothing meets any more"
    assert told(gone, old)["Heat, “Now”"][-2:] == [
        "Balance where nothing met before: Talk 83 %, Listen 17 %",
        "Balance where nothing met before: Personal 50 %, Professional 50 %",
    ]


def test_scenarios_and_findings(old: Project) -> None:
    was = changed(old, lambda p: planning.add_scenario(p, "Later")[0])
    was = changed(was, lambda p: keeping.keep_finding(p, Finding("", NOW, sentence="Talk."))[0])
    new = changed(
        was,
        lambda p: planning.add_scenario(p, "Dream")[0],
        lambda p: planning.delete_scenario(p, LATER),
        lambda p: planning.set_scenario(p, NOW, name="Today", date="2011-08-25"),
        lambda p: keeping.set_findings(p, ["talk"], sentence="Talk less.", owner="Ann"),
        lambda p: keeping.keep_finding(p, Finding("", NOW, sentence="Listen."))[0],
    )
    lines = told(was, new)
    assert lines["Scenarios"] == [
        "Added: “Dream”",
        "Removed: “Later”",
        "“Now” is now called “Today”",
        "“Now”: date: “2011-08-25”, before nothing",
    ]
    assert lines["Findings"] == [
        "Added: “Listen.”",
        "“Talk.”: sentence reworded",
        "“Talk.”: owner: “Ann”, before nothing",
    ]


def test_the_story_is_counted(old: Project) -> None:
    scenarios = [(s, old.placements(s.id)) for s in old.scenarios]

    def with_story(*steps: Step) -> Project:
        return Project.of(old.properties, old.items, scenarios, (), steps)

    one, two = Step("one", "hot"), Step("two", "warm")
    assert told(old, with_story(one, two)) == {
        "Map": ["The story is edited now"],
        "Story": ["2 steps added"],
    }
    new = with_story(Step("two", "warm", title="Warm", caption="So so"), one, Step("three", "free"))
    lines = told(with_story(one, two), new)
    assert lines == {"Story": ["1 step added, 1 step altered and in another order"]}


def test_the_distance_to_the_target() -> None:
    old = map_of(
        technology("blog", -0.5), also={LATER: [technology("blog", 0.5)]}, axes=AXES, target=LATER
    )
    near = changed(old, lambda p: edits.move(p, NOW, ["blog"], 0.501, 0.0))
    less = changed(near, lambda p: edits.move(p, NOW, ["blog"], 0.001, 0.0))
    line = "Distance to the target “Later”: 0.50, before 1.00"
    assert told(old, near)["“Now”"][-1] == line
    assert told(near, less)["“Now”"][-1] == "Distance to the target “Later”: 0.498, before 0.499"
    gone = changed(old, lambda p: edits.unplace(p, NOW, ["blog"]))
    assert told(old, gone)["“Now”"][-1] == "Distance to the target “Later”: unknown, before 1.00"


def test_two_scenarios_of_one_map() -> None:
    project = map_of(
        technology("blog", -0.5), role("sales", 0.5), also={LATER: [technology("blog", 0.5)]}
    )
    sections = telling_scenarios(project, project, compare_scenarios(project, NOW, LATER))
    assert [section.title for section in sections] == [
        "“Now” to “Later”",
        "Heat, “Now” to “Later”",
    ]
    assert [line.text for line in sections[0].lines] == [
        "Taken off the plane: Sales",
        "Blog moved 1.00 towards the right",
    ]


def test_foreign_names_do_not_turn_the_lines(old: Project) -> None:
    placed = Placed(Item("x", "role", "Pr\u202eess\n" + "s" * 99), None)
    lines = told(old, map_of(*[placed], axes=AXES, title="Map", heat=HeatSettings(scale=1.0)))
    added = lines["Items"][0]
    assert "\u202e" not in added
    assert "\n" not in added
    assert len(added) < 80
