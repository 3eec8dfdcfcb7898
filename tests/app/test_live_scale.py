from __future__ import annotations

import pytest

from heatdesk.app.document import Document
from heatdesk.app.live_heat import LiveHeat
from heatdesk.app.live_scale import LiveScale
from heatdesk.heat.scale import colour_range, project_peak
from heatdesk.model import edits
from heatdesk.model.properties import OVERLAYS
from tests.builders.maps import LATER, NOW, map_of, role, technology

GRID = 64


@pytest.fixture
def document() -> Document:
    """The role lies on the technology now; later they are apart, and heavier."""
    return Document(
        map_of(
            technology("twitter", 0.0, 0.0),
            role("sales", 0.0, 0.0),
            also={LATER: [technology("twitter", -0.9, 0.0, weight=3.0), role("sales", 0.9, 0.0)]},
        )
    )


@pytest.fixture
def heat(document: Document) -> LiveHeat:
    return LiveHeat(document, NOW)


@pytest.fixture
def scale(document: Document, heat: LiveHeat) -> LiveScale:
    return LiveScale(document, heat)


@pytest.fixture
def heard(scale: LiveScale) -> list[str]:
    events: list[str] = []
    scale.changed.connect(lambda: events.append("changed"))
    return events


def weigh(document: Document, weight: float, scenario: str = NOW):
    return edits.set_placements(document.project, scenario, ["twitter", "sales"], weight=weight)


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_ranges_are_those_of_the_whole_project(document, scale, overlay) -> None:
    project = document.project
    wanted = colour_range(project.properties.heat, overlay, project_peak(project, overlay))
    assert scale.span(overlay) == pytest.approx(wanted, rel=1e-5)


def test_the_scale_is_the_largest_alignment_at_rest(document, scale, heard) -> None:
    assert scale.scale == pytest.approx(1.0, rel=1e-3)
    document.edit("Weigh", weigh(document, 4.0))
    assert heard == ["changed"]
    assert scale.scale == pytest.approx(4.0, rel=1e-3)
    assert (scale.thresholds.warm, scale.thresholds.hot) == pytest.approx((2.0, 3.0), rel=1e-3)
    document.undo()
    assert scale.scale == pytest.approx(1.0, rel=1e-3)


def test_it_is_held_during_a_drag_and_taken_at_rest(document, scale, heard) -> None:
    before, technologies = scale.scale, scale.span("technologies")
    gesture = document.begin("Weigh")
    for weight in (2.0, 5.0):
        gesture.show(weigh_from(gesture.start, weight))
        assert scale.scale == before
        assert scale.span("technologies") == technologies
    assert heard == []
    gesture.commit()
    assert heard == ["changed"]
    assert scale.scale == pytest.approx(5.0, rel=1e-3)
    assert scale.span("technologies") == pytest.approx((0.0, 5.0), rel=1e-3)


def weigh_from(project, weight: float):
    return edits.set_placements(project, NOW, ["twitter", "sales"], weight=weight)


def test_a_cancelled_drag_leaves_it_as_it_was(document, scale) -> None:
    before = scale.scale
    gesture = document.begin("Weigh")
    gesture.show(weigh_from(gesture.start, 5.0))
    gesture.cancel()
    assert scale.scale == pytest.approx(before)


def test_other_scenarios_count(document, scale) -> None:
    assert scale.span("technologies") == pytest.approx((0.0, 3.0), rel=1e-3)
    document.edit("Weigh", weigh(document, 9.0, LATER))
    assert scale.span("technologies") == pytest.approx((0.0, 9.0), rel=1e-3)
    gone = edits.unplace(document.project, LATER, ["twitter"])
    document.edit("Unplace", gone)
    assert scale.span("technologies") == pytest.approx((0.0, 1.0), rel=1e-3)


def test_deleting_what_only_another_scenario_places_counts(document, scale) -> None:
    document.edit("Unplace", edits.unplace(document.project, NOW, ["twitter"]))
    assert scale.span("technologies") == pytest.approx((0.0, 3.0), rel=1e-3)
    document.edit("Delete", edits.delete(document.project, ["twitter"]))
    assert scale.span("technologies") == (0.0, 1.0)


def test_it_is_the_same_whichever_scenario_is_shown(document, heat, scale, heard) -> None:
    spans = {overlay: scale.span(overlay) for overlay in OVERLAYS}
    heat.show(LATER)
    assert heard == [], "colours do not change their meaning while the eye compares"
    assert {overlay: scale.span(overlay) for overlay in OVERLAYS} == spans
    document.edit("Name", edits.set_properties(document.project, title="Taken anew"))
    for overlay in OVERLAYS:
        assert scale.span(overlay) == pytest.approx(spans[overlay], rel=1e-5)


def test_a_comparison_is_coloured_symmetrically_on_one_scale(document, heat, scale) -> None:
    low, high = scale.difference(LATER)
    assert low == -high
    assert high == pytest.approx(1.0, abs=0.05), "now they meet fully, later hardly"
    heat.show(LATER)
    assert scale.difference(LATER) == (low, high)


def test_a_comparison_holds_its_colours_in_a_drag(document, scale) -> None:
    before = scale.difference(LATER)
    gesture = document.begin("Weigh")
    gesture.show(weigh_from(gesture.start, 5.0))
    assert scale.difference(LATER) == before
    gesture.commit()
    assert scale.difference(LATER)[1] == pytest.approx(5.0, abs=0.1)


def test_a_fixed_scale_holds_at_once_and_goes_at_once(document, scale) -> None:
    document.edit("Lock", edits.set_heat(document.project, scale=2.5))
    assert scale.scale == 2.5
    assert scale.span("alignment") == (0.0, 2.5)
    assert scale.thresholds.hot == pytest.approx(0.75 * 2.5)
    document.edit("Unlock", edits.set_heat(document.project, scale=None))
    assert scale.scale == pytest.approx(1.0, rel=1e-3)


def test_thresholds_follow_the_settings(document, scale, heard) -> None:
    document.edit("Hot", edits.set_heat(document.project, scale=1.0, hot=0.9))
    assert scale.thresholds.hot == pytest.approx(0.9)
    assert heard == ["changed"]


def test_another_project_has_another_scale(document, scale, heard) -> None:
    assert scale.scale == pytest.approx(1.0, rel=1e-3)
    document.replace(map_of(technology("a", weight=7.0), role("b", weight=7.0)))
    assert heard == ["changed"]
    assert scale.scale == pytest.approx(7.0, rel=1e-3)


def test_what_is_deleted_leaves_no_glow_for_colours_to_magnify(document, heat, scale) -> None:
    document.edit("Unplace", edits.unplace(document.project, LATER, ["twitter", "sales"]))
    document.edit("Move", edits.place(document.project, NOW, "twitter", -0.9, -0.9))
    document.edit("Delete", edits.delete(document.project, ["twitter"]))
    assert scale.span("technologies") == (0.0, 1.0)
    assert not heat.heat().field.technologies.any()


def test_an_empty_map_has_the_least_scale(document, scale) -> None:
    document.edit("Delete", edits.delete(document.project, ["twitter", "sales"]))
    assert scale.scale == 0.5
    assert scale.span("gap") == (-1.0, 1.0)


def test_words_alone_change_no_colour(document, scale, heard) -> None:
    document.edit("Save", edits.rename(document.project, "sales", "Field"))
    before = scale.scale
    document.mark_saved()
    assert scale.scale == before
    assert len(heard) <= 1
