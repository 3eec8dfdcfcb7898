"""Findings are fresh while the map supports them, and stale with the reason when it does not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from heatdesk.analysis.reading import read
from heatdesk.analysis.upholding import orphaned
from heatdesk.model import edits
from heatdesk.model.findings import Finding, NamedItem
from heatdesk.model.properties import Axes, Axis, HeatSettings
from tests.analysis.verdicts import (
    SALES,
    SUPPORT,
    TWITTER,
    both,
    judged_by,
    kept,
    verdict,
    verdicts,
)
from tests.builders.maps import LATER, NOW, in_tray, map_of, role, technology

AXES = Axes(Axis(low="Personal", high="Professional"), Axis(low="Talk", high="Listen"))
BLOGS = NamedItem("blogs", "Blogs")


def meeting(*items: NamedItem, zone: Any = "hot", **fields: Any) -> Finding:
    return Finding("", NOW, zone=zone, items=items, sentence="Use it to listen", **fields)


# Meetings -----------------------------------------------------------------------------------------


def test_a_meeting_is_fresh_while_the_two_meet_there() -> None:
    assert verdict(meeting(SALES, TWITTER), role("sales"), technology("twitter")) is None


def test_a_warm_meeting_may_become_hot() -> None:
    finding = meeting(SALES, TWITTER, zone="warm")
    assert verdict(finding, role("sales"), technology("twitter")) is None


def test_a_hot_meeting_that_is_only_warm() -> None:
    """Halfway each has fallen to 0.5 ** (0.2 / 0.25) ** 2 = 0.64, and so has A."""
    reason = verdict(meeting(SALES, TWITTER), role("sales"), technology("twitter", 0.4))
    assert reason == "Sales and Twitter are only warm now (0.64, hot begins at 0.75)"


def test_a_meeting_that_is_cool() -> None:
    placed, heat = [role("sales"), technology("twitter", 0.4)], HeatSettings(scale=1.5)
    reason = verdict(meeting(SALES, TWITTER, zone="warm"), *placed, heat=heat)
    assert reason == "Sales and Twitter are cool now (0.64, warm begins at 0.75)"
    reason = verdict(meeting(SALES, TWITTER, zone="hot"), *placed, heat=heat)
    assert reason == "Sales and Twitter are cool now (0.64, hot begins at 1.12)"


def test_numbers_that_are_close_get_the_decimals_that_tell_them_apart() -> None:
    heat = HeatSettings(scale=1.0, hot=0.9999)
    light = technology("twitter", weight=0.9996)
    reason = verdict(meeting(SALES, TWITTER), role("sales"), light, heat=heat)
    assert reason == "Sales and Twitter are only warm now (0.9998, hot begins at 0.9999)"


def test_two_that_hardly_overlap_any_more() -> None:
    """Others make it hot between them, but the two themselves do not meet."""
    placed = [role("sales", -0.8), technology("twitter", 0.8), role("a", weight=9.0)]
    reason = verdict(meeting(SALES, TWITTER), *placed, technology("b", weight=9.0))
    assert reason is not None
    assert reason.startswith("Sales and Twitter hardly overlap now (alignment 0.00")
    assert reason.endswith("two meet from 0.25)")


def test_one_technology_that_the_role_meets_is_enough() -> None:
    placed = [role("sales"), technology("twitter"), technology("blogs", 0.9, 0.9)]
    assert verdict(meeting(SALES, BLOGS, TWITTER), *placed) is None


def test_the_reason_is_told_of_the_warmest_of_the_technologies() -> None:
    placed = [role("sales"), technology("twitter", 0.4), technology("blogs", 0.9, 0.9)]
    reason = verdict(meeting(SALES, BLOGS, TWITTER), *placed)
    assert reason is not None
    assert reason.startswith("Sales and Twitter are only warm now")


def test_every_role_must_meet_something() -> None:
    placed = [role("sales"), role("support", -0.9), technology("twitter")]
    reason = verdict(meeting(SALES, SUPPORT, TWITTER), *placed)
    assert reason is not None
    assert reason.startswith("Support and Twitter")
    nearer = [role("sales"), role("support", -0.1), technology("twitter")]
    assert verdict(meeting(SALES, SUPPORT, TWITTER), *nearer) is None


@pytest.mark.parametrize("gone", ["sales", "twitter"])
def test_a_meeting_of_which_one_was_deleted(gone: str) -> None:
    project = kept(map_of(role("sales"), technology("twitter")), meeting(SALES, TWITTER))
    project = project.after(edits.delete(project, [gone]))
    assert verdicts(project) == [f"{gone.title()} was deleted"]


def test_a_deleted_item_keeps_the_name_it_had() -> None:
    finding = meeting(SALES, NamedItem("x", "The old forum"))
    assert verdict(finding, role("sales")) == "The old forum was deleted"


def test_a_meeting_outlives_a_technology_while_another_upholds_it() -> None:
    finding = meeting(SALES, TWITTER, BLOGS)
    assert verdict(finding, role("sales"), technology("twitter")) is None


@pytest.mark.parametrize("name", ["sales", "twitter"])
def test_a_meeting_of_which_one_was_taken_off_the_map(name: str) -> None:
    project = kept(map_of(role("sales"), technology("twitter")), meeting(SALES, TWITTER))
    project = project.after(edits.unplace(project, NOW, [name]))
    assert verdicts(project) == [f"{name.title()} is no longer on the map"]


@pytest.mark.parametrize("name", ["sales", "twitter"])
def test_a_meeting_of_which_one_is_muted(name: str) -> None:
    project = kept(map_of(role("sales"), technology("twitter")), meeting(SALES, TWITTER))
    project = project.after(edits.set_placements(project, NOW, [name], muted=True))
    assert verdicts(project) == [f"{name.title()} is muted"]


def test_a_meeting_that_names_no_technology() -> None:
    reason = verdict(meeting(SALES), role("sales"), technology("twitter"))
    assert reason == "It names no technology that this role could meet"


def test_a_meeting_that_names_nobody_has_nothing_to_lose() -> None:
    assert verdict(meeting(), role("sales")) is None


def test_a_meeting_becomes_fresh_again() -> None:
    project = kept(map_of(role("sales"), technology("twitter", 0.9)), meeting(SALES, TWITTER))
    assert verdicts(project) != [None]
    moved = project.after(edits.place(project, NOW, "twitter", 0.1, 0.0))
    assert verdicts(moved) == [None]


# Free sentences, and both at once -----------------------------------------------------------------


def free(*items: NamedItem) -> Finding:
    return Finding("", NOW, items=items, sentence="Talk less")


def test_a_free_sentence_stays_fresh() -> None:
    assert verdict(free()) is None
    assert verdict(free(SALES, TWITTER), role("sales", muted=True)) is None


def test_a_free_sentence_whose_items_are_all_gone() -> None:
    assert verdict(free(SALES)) == "Sales was deleted"
    assert verdict(free(SALES), in_tray("sales", "role")) == "Sales is no longer on the map"
    reason = verdict(free(SALES, TWITTER), in_tray("sales", "role"))
    assert reason == "Nothing that it names is on the map any more"


def test_a_meeting_with_a_rule_needs_both() -> None:
    placed = both(0.0, -0.6)
    finding = meeting(SALES, TWITTER, rule="weak_side", subject="y.high")
    assert verdict(finding, *placed, axes=AXES) is None
    other = replace(finding, subject="y.low")
    reason = verdict(other, *placed, axes=AXES)
    assert reason is not None
    assert reason.startswith("Talk holds ")


# Whose findings -----------------------------------------------------------------------------------


def test_each_scenario_judges_its_own_findings_in_the_users_order() -> None:
    first, second = free(SALES), meeting(SALES, TWITTER)
    elsewhere = replace(free(), scenario=LATER, sentence="Elsewhere")
    project = kept(map_of(*both(0, 0), also={LATER: []}), second, elsewhere, first)
    own = judged_by(read(project, NOW))
    assert [one.finding.sentence for one in own] == ["Use it to listen", "Talk less"]
    (other,) = judged_by(read(project, LATER))
    assert other.finding.sentence == "Elsewhere"
    assert orphaned(project) == ()


def test_the_findings_of_a_scenario_that_is_gone() -> None:
    lost = replace(free(), scenario="past")
    project = kept(map_of(*both(0, 0)), lost, free())
    (one,) = orphaned(project)
    assert (one.finding.scenario, one.stale) == ("past", "Its scenario is gone")
    assert [found.finding.scenario for found in judged_by(read(project, NOW))] == [NOW]
