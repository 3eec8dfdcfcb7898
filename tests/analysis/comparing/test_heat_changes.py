from __future__ import annotations

import pytest

from heatdesk.analysis.comparing.comparison import ScenarioChanges, compare
from heatdesk.analysis.comparing.heat_changes import HeatChanges, MeetingChange
from heatdesk.model.project import Project
from heatdesk.model.properties import HeatSettings
from tests.builders.maps import NOW, Placed, in_tray, map_of, role, technology

FIXED = HeatSettings(scale=2.0)
"""Hot from 1.5, warm from 1.0."""


def heat(old: Project, new: Project) -> HeatChanges:
    return changes(old, new).heat


def changes(old: Project, new: Project) -> ScenarioChanges:
    (found,) = compare(old, new).scenarios
    return found


def together(weight: float, at: float = 0.0) -> tuple[Placed, Placed]:
    """A technology and a role on one spot: the heat there is their weight."""
    return (
        technology("blog", at, at, weight=weight),
        role("sales", at, at, weight=weight),
    )


def trends(found: HeatChanges) -> list[tuple[str, str]]:
    return [(change.zone, change.trend) for change in found.areas]


def test_where_two_come_together_areas_and_a_meeting_appear() -> None:
    apart = map_of(technology("blog", -0.8, -0.8), role("sales", 0.8, 0.8))
    met = map_of(technology("blog", 0.8, 0.8), role("sales", 0.8, 0.8))
    found = heat(apart, met)
    assert trends(found) == [("hot", "appeared"), ("warm", "appeared")]
    hot = found.areas[0]
    assert hot.before is None
    assert (hot.after.peak.x, hot.after.peak.y) == pytest.approx((0.8, 0.8), abs=0.01)
    assert found.meetings == (MeetingChange("sales", ("blog",), "cool", "hot"),)
    back = heat(met, apart)
    assert trends(back) == [("hot", "vanished"), ("warm", "vanished")]
    assert [meeting.trend for meeting in back.meetings] == ["vanished"]


def test_an_area_cools_while_it_stays_hot() -> None:
    found = heat(map_of(*together(2.0), heat=FIXED), map_of(*together(1.6), heat=FIXED))
    assert trends(found) == [("hot", "cooled"), ("warm", "cooled")]
    hot = found.areas[0]
    assert (hot.before.peak.heat, hot.after.peak.heat) == pytest.approx((2.0, 1.6), rel=1e-3)
    assert found.meetings == ()


def test_a_meeting_cools_from_hot_to_warm_and_warms_again() -> None:
    warm, hot = map_of(*together(1.2), heat=FIXED), map_of(*together(2.0), heat=FIXED)
    found = heat(hot, warm)
    assert trends(found) == [("hot", "vanished"), ("warm", "cooled")]
    assert found.meetings == (MeetingChange("sales", ("blog",), "hot", "warm"),)
    assert found.meetings[0].trend == "cooled"
    (meeting,) = heat(warm, hot).meetings
    assert meeting.trend == "warmed"


@pytest.mark.parametrize(("weight", "told"), [(2.03, False), (2.05, True)])
def test_a_change_of_the_peak_is_told_from_a_fiftieth_of_the_scale_on(weight, told) -> None:
    found = heat(map_of(*together(2.0), heat=FIXED), map_of(*together(weight), heat=FIXED))
    assert bool(found.areas) == told


def test_an_area_that_moves_a_little_is_still_the_same() -> None:
    found = heat(map_of(*together(1.0)), map_of(*together(1.0, at=0.05)))
    assert found.areas == ()


def test_an_area_that_jumps_is_another() -> None:
    found = heat(map_of(*together(1.0, at=-0.6)), map_of(*together(1.0, at=0.6)))
    assert sorted(trends(found)) == [
        ("hot", "appeared"),
        ("hot", "vanished"),
        ("warm", "appeared"),
        ("warm", "vanished"),
    ]
    assert found.meetings == ()


def test_of_two_halves_the_larger_is_the_old_area() -> None:
    parts = [technology("blog", -0.4), technology("radio", 0.5), role("sales", -0.4, width=0.6)]
    one = map_of(technology("blog", -0.4, width=4.0), role("sales", 0.0, width=4.0))
    two = map_of(*parts, role("press", 0.5))
    found = heat(one, two)
    assert trends(found).count(("hot", "appeared")) == 1
    appeared = next(change for change in found.areas if change.trend == "appeared")
    assert appeared.after.peak.x > 0  # the smaller one, to the right


def test_readings_on_a_coarse_and_on_a_fine_grid_are_compared() -> None:
    old = map_of(*together(1.0), in_tray("fax"))
    fine = map_of(*together(1.0), technology("fax", -0.9, -0.9, width=0.1, height=0.1))
    for found in (heat(old, fine), heat(fine, old)):
        assert found.areas == ()


def test_both_maps_are_judged_on_the_scale_of_the_old_one() -> None:
    old = map_of(*together(1.0))
    new = map_of(*together(1.0), technology("tv", -0.7, weight=9), role("ads", -0.7, weight=9))
    assert compare(old, new).scale == pytest.approx(1.0, rel=1e-3)
    assert ("hot", "vanished") not in trends(heat(old, new))
    assert compare(new, old).scale == pytest.approx(9.0, rel=1e-3)


def test_thresholds_that_changed_do_not_change_the_heat() -> None:
    old = map_of(*together(0.6), heat=HeatSettings(scale=1.0))
    new = map_of(*together(0.6), heat=HeatSettings(scale=1.0, warm=0.3, hot=0.55))
    comparison = compare(old, new)
    assert [entry.field for entry in comparison.properties] == ["heat.warm", "heat.hot"]
    assert not any(comparison.scenarios)


def test_meetings_are_grouped_by_role_and_zones() -> None:
    old = map_of(role("sales", 0.5, 0.5), in_tray("blog"), in_tray("radio"), heat=HeatSettings())
    new = map_of(
        role("sales", 0.5, 0.5), technology("blog", 0.5, 0.5), technology("radio", 0.5, 0.45)
    )
    (meeting,) = heat(old, new).meetings
    assert (meeting.role, set(meeting.technologies)) == ("sales", {"blog", "radio"})


def test_the_balance_shifts_where_a_side_changes_by_more_than_a_point() -> None:
    old, new = map_of(*together(1.0)), map_of(*together(1.0, at=0.3))
    shifts = heat(old, new).balance
    assert [shift.axis for shift in shifts] == ["y", "x"]
    assert shifts[0].before.high == pytest.approx(0.5)
    # The alignment of two equal bubbles is one of them; 0.3 is 1.41 of its standard deviations,
    # and what lies beyond the edge of the plane is nearly nothing.
    assert shifts[0].after.high == pytest.approx(0.921, abs=0.003)
    assert heat(old, map_of(*together(1.0, at=0.002))).balance == ()


def test_a_balance_that_there_was_not_before() -> None:
    nothing = map_of(technology("blog"), in_tray("sales", "role"))
    shifts = heat(nothing, map_of(*together(1.0))).balance
    assert [(shift.axis, shift.before) for shift in shifts] == [("y", None), ("x", None)]
    assert heat(nothing, nothing).balance == ()
    assert NOW in nothing.order(("order", "scenarios"))
