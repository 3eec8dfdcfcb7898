"""Each rule on maps where the answer is known by thought."""

from __future__ import annotations

import pytest

from heatdesk.analysis.balance import Balance, Quadrants, Sides
from heatdesk.analysis.meetings import ItemShare
from heatdesk.analysis.opportunities import Opportunity, opportunities
from heatdesk.analysis.reading import read
from heatdesk.model import edits
from heatdesk.model.project import Project
from heatdesk.model.properties import (
    Axes,
    Axis,
    LayerName,
    LayerNames,
    Quadrant,
)
from heatdesk.model.properties import Quadrants as QuadrantNames
from tests.builders.maps import LATER, NOW, in_tray, map_of, role, technology

AXES = Axes(Axis(low="Personal", high="Professional"), Axis(low="Talk", high="Listen"))

EVEN = Balance(Sides(0.5, 0.5), Sides(0.5, 0.5))


def found(
    project: Project,
    balance: Balance | None = EVEN,
    quadrants: Quadrants | None = None,
    roles: tuple[ItemShare, ...] = (),
    technologies: tuple[ItemShare, ...] = (),
) -> tuple[Opportunity, ...]:
    return opportunities(project, NOW, balance, quadrants, roles, technologies)


def cases(project: Project) -> list[tuple[str, str]]:
    """Rule and subject of what a whole reading finds."""
    return [(one.rule, one.subject) for one in read(project, NOW).opportunities]


# A weak side --------------------------------------------------------------------------------------


def test_a_side_with_less_than_two_fifths_is_weak() -> None:
    (one,) = found(map_of(axes=AXES), Balance(Sides(0.4, 0.6), Sides(0.69, 0.31)))
    assert (one.rule, one.subject) == ("weak_side", "y.high")
    assert (
        one.sentence == "Less meets towards Listen than towards Talk. What could be gained there?"
    )
    assert one.arithmetic == "Listen holds 31 % of the alignment heat; under 40 % is a weak side"
    assert one.numbers == {"share": 0.31, "limit": 0.40}


def test_the_weaker_side_comes_first() -> None:
    some = found(map_of(axes=AXES), Balance(Sides(0.35, 0.65), Sides(0.9, 0.1)))
    assert [one.subject for one in some] == ["y.high", "x.low"]


def test_a_side_that_is_hardly_weak_does_not_read_like_one_that_is_not() -> None:
    (one,) = found(map_of(), Balance(Sides(0.3999, 0.6001), Sides(0.5, 0.5)))
    assert "Left holds 39.99 % of" in one.arithmetic


def test_only_the_alignment_counts() -> None:
    """Most roles listen, but they have nobody there: all meetings are evenly spread."""
    alone = [role(f"r{n}", 0.0, 0.9, width=0.1, height=0.1) for n in range(5)]
    meeting = [technology("a", -0.5, -0.5), role("b", -0.5, -0.5)]
    others = [technology("c", 0.5, 0.5), role("d", 0.5, 0.5)]
    rules = [rule for rule, _ in cases(map_of(*alone, *meeting, *others))]
    assert "weak_side" not in rules


def test_a_map_whose_heat_lies_at_the_bottom_right_has_two_weak_sides() -> None:
    project = map_of(technology("twitter", 0.6, -0.6), role("sales", 0.6, -0.6))
    assert cases(project)[:2] == [("weak_side", "x.low"), ("weak_side", "y.high")]


# Nobody to meet -----------------------------------------------------------------------------------


def test_a_role_that_nothing_is_close_to() -> None:
    project = map_of(role("sales"), technology("twitter"))
    (one,) = found(project, roles=(ItemShare("sales", 0.1, "twitter", 0.12),))
    assert (one.rule, one.subject) == ("role_unmet", "sales")
    assert (
        one.sentence == "Nothing on the map is close to Sales. What could they use, and for what?"
    )
    assert one.arithmetic == "Closest is Twitter, with an alignment of 0.12; two meet from 0.25"
    assert one.numbers == {"best_alignment": 0.12, "limit": 0.25}


def test_a_technology_that_nobody_is_close_to() -> None:
    project = map_of(role("sales"), technology("facebook"))
    (one,) = found(project, technologies=(ItemShare("facebook", 0.1, "sales", 0.2),))
    assert (one.rule, one.subject) == ("technology_unmet", "facebook")
    assert (
        one.sentence == "Nobody on the map is close to Facebook. Who could use this, and for what?"
    )


def test_from_a_quarter_on_two_meet() -> None:
    project = map_of(role("sales"), technology("twitter"))
    assert not found(project, roles=(ItemShare("sales", 0.1, "twitter", 0.25),))
    (one,) = found(project, roles=(ItemShare("sales", 0.1, "twitter", 0.2499),))
    assert "an alignment of 0.2499; two meet from 0.2500" in one.arithmetic


def test_who_meets_least_comes_first_and_then_the_first_by_id() -> None:
    project = map_of(role("a"), role("b"), role("c"), technology("twitter"))
    shares = (("a", 0.2), ("c", 0.1), ("b", 0.1))
    some = found(project, roles=tuple(ItemShare(id, 0.1, "twitter", a) for id, a in shares))
    assert [one.subject for one in some] == ["b", "c", "a"]


def test_two_in_opposite_corners_are_both_alone() -> None:
    project = map_of(role("sales", -0.9, -0.9), technology("twitter", 0.9, 0.9))
    unmet = [case for case in cases(project) if case[0].endswith("unmet")]
    assert unmet == [("role_unmet", "sales"), ("technology_unmet", "twitter")]


def test_nobody_to_meet_at_all() -> None:
    (one,) = read(map_of(role("sales"), in_tray("twitter")), NOW).opportunities
    assert (one.rule, one.subject) == ("role_unmet", "sales")
    assert one.arithmetic == "There is no alignment to measure: no technology is placed yet"
    assert one.numbers == {"limit": 0.25}


def test_the_layers_go_by_their_own_names() -> None:
    layers = LayerNames(LayerName("Channels"), LayerName("Departments"))
    (one,) = read(map_of(role("sales"), layers=layers), NOW).opportunities
    assert one.arithmetic.endswith("nothing of “Channels” is placed yet")


def test_who_is_muted_or_has_no_weight_or_lies_in_the_tray_asks_for_nothing() -> None:
    project = map_of(
        technology("twitter"),
        role("sales"),
        role("muted", 0.9, 0.9, muted=True),
        role("light", 0.9, 0.9, weight=0.0),
        in_tray("tray", "role"),
    )
    assert cases(project) == []


# Cold quadrants -----------------------------------------------------------------------------------


def quarters(top_left: float, top_right: float, bottom_left: float) -> Quadrants:
    rest = 1.0 - top_left - top_right - bottom_left
    return {
        "top_left": top_left,
        "top_right": top_right,
        "bottom_left": bottom_left,
        "bottom_right": rest,
    }


def test_a_quadrant_with_less_than_a_tenth_is_cold() -> None:
    names = QuadrantNames(top_left=Quadrant("Close to people"))
    project = map_of(axes=AXES, quadrants=names)
    first, second = found(project, quadrants=quarters(0.05, 0.08, 0.10))
    assert [first.rule, first.subject] == ["cold_quadrant", "top_left"]
    assert first.sentence.startswith("Hardly anything meets in “Close to people”.")
    assert first.arithmetic == (
        "“Close to people” holds 5 % of the alignment heat; under 10 % is cold"
    )
    assert first.numbers == {"share": 0.05, "limit": 0.10}
    assert second.subject == "top_right"
    assert second.arithmetic.startswith("The quadrant Listen, Professional holds 8 % of")


def test_what_is_left_empty_on_purpose_is_no_opportunity() -> None:
    names = QuadrantNames(top_left=Quadrant(empty_on_purpose=True))
    some = found(map_of(quadrants=names), quadrants=quarters(0.01, 0.02, 0.5))
    assert [one.subject for one in some] == ["top_right"]


def test_the_coldest_quadrant_comes_first() -> None:
    some = found(map_of(), quadrants=quarters(0.03, 0.01, 0.01))
    assert [one.subject for one in some] == ["top_right", "bottom_left", "top_left"]


# Off target ---------------------------------------------------------------------------------------


def aiming(x: float, target: str | None = LATER) -> Project:
    """Both items of the map lie at 0 now, and at x in the target."""
    now = [technology("twitter"), role("sales")]
    later = [technology("twitter", x), role("sales", x)]
    return map_of(*now, also={LATER: later}, target=target)


def test_a_map_that_is_away_from_its_target() -> None:
    (one,) = found(aiming(0.3))
    assert (one.rule, one.subject) == ("off_target", LATER)
    assert (
        one.sentence == "The map is still some way from “Later”. Which step would bring it closest?"
    )
    assert one.arithmetic == (
        "The distance to “Later” is 0.30; above 0.10 is off target. Longest way to go: Sales, 0.30"
    )
    assert one.numbers == {"distance": pytest.approx(0.3), "limit": 0.10}


def test_near_its_target_a_map_is_there() -> None:
    assert not found(aiming(0.1))
    assert found(aiming(0.1001))


def test_without_a_target_or_in_the_target_itself_nothing_is_off() -> None:
    assert not found(aiming(0.9, target=None))
    assert not opportunities(aiming(0.9), LATER, EVEN, None, (), ())


def test_a_target_that_shares_no_item() -> None:
    project = map_of(role("sales"), also={LATER: [role("support")]}, target=LATER)
    assert not found(project)


def test_the_longest_way_is_that_of_an_item_which_counts() -> None:
    project = aiming(0.3)
    change = edits.set_placements(project, NOW, ["sales"], weight=0.0, x=-0.9)
    (one,) = found(project.after(change))
    assert one.arithmetic.endswith("Longest way to go: Twitter, 0.30")


# All together -------------------------------------------------------------------------------------


def test_the_rules_come_in_the_order_of_the_contract() -> None:
    project = map_of(
        technology("twitter", 0.6, -0.6),
        role("sales", 0.6, -0.6),
        role("research", -0.9, 0.9, width=0.2, height=0.2),
        technology("letters", -0.9, -0.9, width=0.2, height=0.2),
        also={LATER: [role("sales", -0.6, 0.6)]},
        target=LATER,
    )
    rules = list(dict.fromkeys(rule for rule, _ in cases(project)))
    assert rules == ["weak_side", "role_unmet", "technology_unmet", "cold_quadrant", "off_target"]


def test_an_empty_map_asks_for_nothing() -> None:
    assert cases(map_of()) == []


def test_strange_names_keep_the_sentences_readable() -> None:
    axes = Axes(Axis(low="a\nb", high="x" * 200), Axis(low="مبيعات", high=""))
    (one,) = found(map_of(axes=axes), Balance(Sides(0.5, 0.5), Sides(0.2, 0.8)))
    assert one.arithmetic.startswith("\u2068مبيعات\u2069 holds 20 % of")
    assert one.sentence == (
        "Less meets towards \u2068مبيعات\u2069 than towards top. What could be gained there?"
    )
