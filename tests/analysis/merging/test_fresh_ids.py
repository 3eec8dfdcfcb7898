"""Both sides can add different things under one id; then theirs gets another, everywhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from heatdesk.analysis.merging.conflicts import Renamed
from heatdesk.analysis.merging.merge import Merged, merge
from heatdesk.model import edits, planning
from heatdesk.model.findings import Finding, NamedItem
from heatdesk.model.project import Project
from heatdesk.model.story import About, Step
from heatdesk.storage.project_file import decode, encode
from tests.builders.branches import Branches, tangles
from tests.builders.maps import NOW, map_of, role, technology


@pytest.fixture
def base() -> Project:
    return map_of(technology("blog", -0.5, 0.5), role("sales", 0.5, -0.25))


def with_item(project: Project, note: str, x: float) -> Project:
    project = project.after(edits.create(project, NOW, "role", "Press", (x, 0.0))[0])
    return project.after(edits.set_items(project, ["press"], note=note))


def speaking(project: Project, item: str, scenario: str) -> Project:
    """The project with a finding and a story about an item and a scenario."""
    scenarios = [(s, project.placements(s.id)) for s in project.scenarios]
    named = (NamedItem(item, "Press"), NamedItem("sales", "Sales"))
    findings = [
        Finding("f", scenario, rule="role_unmet", subject=item, items=named),
        Finding("g", scenario, rule="off_target", subject=scenario),
    ]
    steps = [Step("s", "free", About(scenario, (item, "sales")))]
    return Project.of(project.properties, project.items, scenarios, findings, steps)


def merged(base: Project, mine: Project, theirs: Project) -> Merged:
    result = merge(base, mine, theirs)
    assert decode(encode(result.project), "merged") == result.project
    return result


def test_both_items_are_kept_with_their_placements(base: Project) -> None:
    mine = with_item(base, "mine", 0.1)
    result = merged(base, mine, with_item(base, "theirs", 0.2))
    assert [(item.id, item.note) for item in result.project.items][2:] == [
        ("press", "mine"),
        ("press-2", "theirs"),
    ]
    placed = {p.item: p.x for p in result.project.placements(NOW)}
    assert (placed["press"], placed["press-2"]) == (0.1, 0.2)
    assert result.renamed == (Renamed("item", "press", "press-2", "Press"),)
    assert result.conflicts == ()


def test_what_theirs_says_of_its_item_follows(base: Project) -> None:
    theirs = speaking(with_item(base, "theirs", 0.2), "press", NOW)
    project = merged(base, with_item(base, "mine", 0.1), theirs).project
    unmet, _ = project.findings
    assert (unmet.subject, [named.id for named in unmet.items]) == ("press-2", ["press-2", "sales"])
    assert project.story[0].about.items == ("press-2", "sales")


def test_a_finding_of_the_base_still_speaks_of_what_was_deleted_long_ago(base: Project) -> None:
    was = speaking(base, "press", NOW)
    mine, theirs = with_item(was, "mine", 0.1), with_item(was, "theirs", 0.2)
    project = merged(was, mine, theirs).project
    assert project.findings == was.findings
    assert project.story == was.story


def test_scenarios_of_one_name_that_place_things_elsewhere_are_two(base: Project) -> None:
    copy = base.after(planning.add_scenario(base, "Dream", NOW)[0])
    mine = copy.after(edits.place(copy, "dream", "blog", 0.1, 0.1))
    theirs = copy.after(edits.place(copy, "dream", "blog", 0.2, 0.2))
    theirs = theirs.after(planning.set_target(theirs, "dream"))
    result = merged(base, mine, speaking(theirs, "sales", "dream"))
    project = result.project
    assert [s.id for s in project.scenarios] == [NOW, "dream", "dream-2"]
    assert project.placement("dream", "blog").x == 0.1
    assert [(p.item, p.x) for p in project.placements("dream-2")] == [("blog", 0.2), ("sales", 0.5)]
    assert project.properties.target == "dream-2"
    assert [finding.scenario for finding in project.findings] == ["dream-2", "dream-2"]
    assert project.findings[1].subject == "dream-2"
    assert project.story[0].about.scenario == "dream-2"
    assert result.conflicts == ()


def test_scenarios_that_are_equal_are_one(base: Project) -> None:
    copy = base.after(planning.add_scenario(base, "Dream", NOW)[0])
    more = copy.after(edits.rename(copy, "blog", "Blogs"))
    result = merged(base, copy, more)
    assert (result.project, result.renamed) == (more, ())


@settings(max_examples=60)
@given(tangles())
def test_nothing_that_theirs_added_gets_lost(sides: Branches) -> None:
    result = merged(*sides)
    for entry in result.renamed:
        old, fresh = (entry.kind, entry.id), (entry.kind, entry.fresh)
        assert all(fresh not in side.records for side in sides)
        assert result.project.records[old] == sides.mine.records[old]
        if entry.kind in ("item", "scenario"):  # findings and steps speak of fresh ids, too
            theirs = replace(sides.theirs.records[old], id=entry.fresh)
            assert result.project.records[fresh] == theirs
        if entry.kind == "scenario":
            placed = result.project.placements(entry.fresh)
            assert len(placed) == len(sides.theirs.placements(entry.id))
