"""A finding of an opportunity is fresh while its rule still gives it; here is why it does not."""

from __future__ import annotations

from typing import Any

import pytest

from heatdesk.analysis.pairs import pairs
from heatdesk.analysis.sources import Sources
from heatdesk.analysis.upholding import judged
from heatdesk.heat.zones import Thresholds
from heatdesk.model.findings import Finding, NamedItem
from heatdesk.model.project import Project
from heatdesk.model.properties import Axes, Axis, Quadrant, Quadrants
from tests.analysis.verdicts import SALES, SUPPORT, both, kept, verdict, verdicts
from tests.builders.maps import LATER, NOW, Placed, in_tray, map_of, role, technology

AXES = Axes(Axis(low="Personal", high="Professional"), Axis(low="Talk", high="Listen"))


def chance(rule: Any, subject: str | None = None, *items: NamedItem) -> Finding:
    return Finding("", NOW, rule=rule, subject=subject, items=items, sentence="Do more")


def test_a_weak_side_that_is_still_weak() -> None:
    assert verdict(chance("weak_side", "y.high"), *both(0.0, -0.6), axes=AXES) is None


def test_a_weak_side_that_has_recovered() -> None:
    reason = verdict(chance("weak_side", "y.high"), *both(0.0, 0.0), axes=AXES)
    assert reason == "Listen holds 50 % now; under 40 % is weak"


def test_a_weak_side_without_a_subject_is_any() -> None:
    assert verdict(chance("weak_side"), *both(0.0, -0.6), axes=AXES) is None
    assert verdict(chance("weak_side", None, SALES), *both(0.0, -0.6), axes=AXES) is None
    reason = verdict(chance("weak_side"), *both(0.02, 0.0), axes=AXES)
    assert reason == "The weakest side, Personal, holds 46 % now; under 40 % is weak"


def test_a_weak_side_of_a_map_without_heat() -> None:
    reason = verdict(chance("weak_side", "y.high"), technology("twitter"))
    assert reason == "No role is placed yet"


def test_a_side_that_is_none() -> None:
    reason = verdict(chance("weak_side", "z.low"), *both(0.0, 0.0))
    assert reason == "The map no longer gives this opportunity"


def test_a_cold_quadrant() -> None:
    names = Quadrants(top_left=Quadrant("Close to people"))
    finding = chance("cold_quadrant", "top_left")
    assert verdict(finding, *both(0.7, -0.7), quadrants=names) is None
    reason = verdict(finding, *both(0.0, 0.0), quadrants=names)
    assert reason == "“Close to people” holds 25 % now; under 10 % is cold"


def test_a_cold_quadrant_that_is_empty_on_purpose_now() -> None:
    names = Quadrants(top_left=Quadrant(empty_on_purpose=True))
    reason = verdict(chance("cold_quadrant", "top_left"), *both(0.7, -0.7), quadrants=names)
    assert reason == "The quadrant top, left is left empty on purpose now"


def test_a_cold_quadrant_without_a_subject_or_with_a_wrong_one() -> None:
    assert verdict(chance("cold_quadrant"), *both(0.7, -0.7)) is None
    assert verdict(chance("cold_quadrant"), *both(0.0, 0.0)) == "No quadrant is cold now"
    reason = verdict(chance("cold_quadrant", "middle"), *both(0.0, 0.0))
    assert reason == "The map no longer gives this opportunity"


def test_a_role_that_nothing_was_close_to() -> None:
    finding = chance("role_unmet", "sales", SALES)
    assert verdict(finding, role("sales"), technology("twitter", 0.9)) is None
    reason = verdict(finding, role("sales"), technology("twitter"), technology("blogs", 0.2))
    assert reason == "Sales and Twitter meet now (alignment 1.00, two meet from 0.25)"


def test_a_technology_that_nobody_was_close_to() -> None:
    finding = chance("technology_unmet", "twitter")
    assert verdict(finding, role("sales"), technology("twitter", 0.9)) is None
    reason = verdict(finding, role("support", -0.9), role("sales"), technology("twitter"))
    assert reason == "Twitter and Sales meet now (alignment 1.00, two meet from 0.25)"


@pytest.mark.parametrize(
    ("sales", "reason"),
    [
        ([], "Sales was deleted"),
        ([in_tray("sales", "role")], "Sales is no longer on the map"),
        ([role("sales", muted=True)], "Sales is muted"),
        ([role("sales", weight=0.0)], "Sales has the weight 0 now"),
        ([technology("sales")], "The map no longer gives this opportunity"),
    ],
)
def test_a_role_that_asks_for_nothing_any_more(sales: list[Placed], reason: str) -> None:
    others = [technology("twitter", 0.9), role("support", 0.9)]
    assert verdict(chance("role_unmet", "sales", SALES), *sales, *others) == reason


def test_without_a_subject_the_items_say_whom_it_is_about() -> None:
    placed = [role("sales"), role("support", -0.9), technology("twitter")]
    assert verdict(chance("role_unmet", None, SUPPORT), *placed) is None
    reason = verdict(chance("role_unmet", None, SALES), *placed)
    assert reason == "Sales and Twitter meet now (alignment 1.00, two meet from 0.25)"


def test_without_subject_and_items_any_case_of_the_rule_will_do() -> None:
    assert verdict(chance("role_unmet"), *both(0, 0), role("support", -0.9)) is None
    assert verdict(chance("role_unmet"), *both(0, 0)) == "Every role meets something now"


def aiming(x: float, target: str | None = LATER) -> Project:
    there = [role("sales", x), technology("twitter", x)]
    project = map_of(*both(0, 0), also={LATER: there}, target=target)
    return kept(project, chance("off_target", LATER))


def test_a_target_that_is_far_and_one_that_is_reached() -> None:
    assert verdicts(aiming(0.5)) == [None]
    near = "The distance to “Later” is 0.08 now; above 0.10 is off target"
    assert verdicts(aiming(0.08)) == [near]


def test_a_target_that_is_another_or_none_now() -> None:
    assert verdicts(aiming(0.5, target=None)) == ["The map has no target now"]
    assert verdicts(aiming(0.5, target=NOW)) == ["This scenario is the target now"]
    third = map_of(*both(0, 0), also={LATER: both(0.5, 0), "ideal": both(0, 0)}, target="ideal")
    assert verdicts(kept(third, chance("off_target", LATER))) == ["The target is “Ideal” now"]


def test_a_target_that_shares_nothing() -> None:
    project = map_of(*both(0, 0), also={LATER: [role("support")]}, target=LATER)
    reason = "Nothing on this map has a place in “Later”"
    assert verdicts(kept(project, chance("off_target", LATER))) == [reason]


def test_reasons_without_numbers_where_none_are_at_hand() -> None:
    project = kept(map_of(*both(0, 0)), chance("weak_side", "y.high"))
    met = pairs(Sources.of(project, NOW), Thresholds(0.5, 0.75))
    (one,) = judged(project, NOW, met, ())
    assert one.stale == "The map no longer gives this opportunity"
