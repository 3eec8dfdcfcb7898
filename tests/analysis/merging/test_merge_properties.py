"""What always holds of a merge, whatever both sides did."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings

from heatdesk.analysis.merging.conflicts import Conflict
from heatdesk.analysis.merging.merge import THRESHOLDS, Merged, merge
from heatdesk.model import keys
from heatdesk.model.change import Key
from heatdesk.model.project import Project
from heatdesk.storage.project_file import decode, encode
from tests.builders.branches import Branches, Leaf, branches, kin, leaves, order_keys, tangles
from tests.builders.maps import maps


def merged(base: Project, mine: Project, theirs: Project) -> Merged:
    """The merge, which is always a sound file."""
    result = merge(base, mine, theirs)
    assert decode(encode(result.project), "merged") == result.project
    return result


def named(result: Merged) -> list[tuple[Key, str]]:
    return [(conflict.key, conflict.field) for conflict in result.conflicts]


@given(branches())
def test_a_side_without_changes_leaves_the_other_as_it_is(sides: Branches) -> None:
    base, mine, theirs = sides
    for result in (merge(base, mine, base), merge(base, mine, mine), merge(mine, base, mine)):
        assert result.conflicts == ()
    assert merge(base, mine, base).project == mine
    assert merge(base, base, theirs).project == theirs
    assert merge(base, mine, mine).project == mine


@given(maps(), maps(), maps())
def test_unrelated_projects_merge_into_a_sound_one(
    base: Project, mine: Project, theirs: Project
) -> None:
    merged(base, mine, theirs)


def covers(conflict: Conflict, leaf: Leaf) -> bool:
    """Whether the conflict tells of this field, or of something that it belongs to."""
    key, path = leaf
    if conflict.field:
        both = path in ("heat.warm", "heat.hot") if conflict.field == THRESHOLDS else False
        return conflict.key == key and (both or path.startswith(conflict.field))
    match conflict.key:
        case ("item", id):
            return key == conflict.key or (key[0] == "placement" and key[2] == id)
        case ("scenario", id):
            aims = key == keys.PROJECT and path == "target"
            return key == conflict.key or key[:2] == ("placement", id) or aims
        case ("order", "story"):
            return key[0] == "step"
    return key == conflict.key


def assert_nothing_is_lost(sides: Branches, result: Merged) -> None:
    """Each field that one side changed is as that side has it, or a conflict tells of it."""
    base, mine, theirs, kept = map(leaves, (*sides, result.project))
    for leaf in {*base, *mine, *theirs, *kept}:
        of_base, of_mine, of_theirs = (side.get(leaf) for side in (base, mine, theirs))
        wanted = [v for v in (of_mine, of_theirs) if v != of_base] or [of_base]
        told = any(covers(conflict, leaf) for conflict in result.conflicts)
        assert kept.get(leaf) in wanted or told
        if leaf != (keys.PROJECT, "target"):  # None there may only follow from a deletion
            assert told or len({repr(v) for v in wanted}) == 1
        assert kept.get(leaf) in (of_base, of_mine, of_theirs)


def assert_turns_hold(sides: Branches, result: Merged) -> None:
    """Each pair of a list that one side alone turned is turned, or a conflict tells of the list."""
    told = {conflict.key for conflict in result.conflicts}
    for key in order_keys(*sides) - told:
        base, mine, theirs, kept = (p.order(key) for p in (*sides, result.project))
        for first, second in combinations([id for id in base if id in mine and id in theirs], 2):
            turned = any(side.index(first) > side.index(second) for side in (mine, theirs))
            assert (kept.index(first) > kept.index(second)) == turned


def assert_merges(sides: Branches) -> None:
    result = merged(*sides)
    if not result.renamed:  # what has a fresh id cannot be found by its old one
        assert_nothing_is_lost(sides, result)
        assert_turns_hold(sides, result)


@settings(max_examples=60)
@given(branches())
def test_random_edits_of_both_sides_are_in_the_merge_or_in_its_conflicts(sides: Branches) -> None:
    assert_merges(sides)


@settings(max_examples=60)
@given(tangles() | kin())
def test_so_they_are_in_projects_that_have_little_in_common(sides: Branches) -> None:
    assert_merges(sides)


def in_conflict(result: Merged) -> set[tuple[Key, str]]:
    """What is in conflict; the thresholds are one thing, of which mine decides the rest."""
    return {(key, "heat" if field.startswith("heat.") else field) for key, field in named(result)}


def aim_apart(sides: Branches) -> bool:
    """Whether mine decides which scenario must stay: the target, or the last one that there is."""
    targets = {side.properties.target for side in (sides.mine, sides.theirs)}
    return len(targets) > 1 or not set(sides.mine.scenarios) & set(sides.theirs.scenarios)


@settings(max_examples=40)
@given(kin())
def test_only_conflicts_depend_on_whose_side_is_mine(sides: Branches) -> None:
    base, mine, theirs = sides
    one, other = merged(base, mine, theirs), merged(base, theirs, mine)
    assert one.renamed == other.renamed == ()
    assert aim_apart(sides) or in_conflict(one) == in_conflict(other)
    if not one.conflicts:
        assert leaves(one.project) == leaves(other.project)
