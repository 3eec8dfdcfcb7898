from __future__ import annotations

import math

import numpy as np
import pytest

from heatdesk.heat.field import HeatField, rebuild
from heatdesk.heat.kernel import cell_centres
from heatdesk.heat.overlay import difference, overlay_of
from heatdesk.model.properties import OVERLAYS
from tests.builders.maps import LATER, NOW, map_of, role, technology

T = np.array([[0.0, 4.0], [1.0, 2.0]])
R = np.array([[3.0, 1.0], [0.0, 2.0]])


@pytest.mark.parametrize(
    ("overlay", "values"),
    [
        ("alignment", [[0.0, 2.0], [0.0, 2.0]]),
        ("combined", [[1.5, 2.5], [0.5, 2.0]]),
        ("gap", [[3.0, -3.0], [-1.0, 0.0]]),
        ("technologies", T),
        ("roles", R),
    ],
)
def test_overlays_are_what_they_are_defined_to_be(overlay, values) -> None:
    np.testing.assert_allclose(overlay_of(overlay, T, R), values, rtol=0, atol=1e-15)


def test_an_unknown_overlay_is_refused() -> None:
    with pytest.raises(ValueError, match="heat"):
        overlay_of("heat", T, R)  # type: ignore[arg-type]


def test_one_role_exactly_on_one_technology_is_alignment_one() -> None:
    field = rebuild(map_of(technology("a", 0.0, 0.0), role("b", 0.0, 0.0)), NOW, 1)
    assert field.overlay("alignment").tolist() == [[1.0]]
    at = float(cell_centres(64)[40])
    live = HeatField(map_of(technology("a", at, at), role("b", at, at)), NOW, 64)
    assert live.alignment.max() == live.alignment[40, 40] == 1.0


def test_weights_count_by_their_geometric_mean() -> None:
    field = rebuild(map_of(technology("a", weight=4.0), role("b", weight=9.0)), NOW, 1)
    assert field.overlay("alignment")[0, 0] == pytest.approx(6.0)
    assert field.overlay("combined")[0, 0] == pytest.approx(6.5)


def test_two_apart_meet_half_way_by_their_distance() -> None:
    """At the middle of equal kernels a distance d apart, T = R = exp(-d^2 / (8 s^2))."""
    field = rebuild(map_of(technology("a", -0.25), role("b", 0.25)), NOW, 1)
    s = 0.5 / (2 * math.sqrt(2 * math.log(2)))
    assert field.overlay("alignment")[0, 0] == pytest.approx(math.exp(-(0.5**2) / (8 * s**2)))


def test_the_gap_is_positive_where_people_lack_a_channel() -> None:
    field = rebuild(map_of(technology("a", -0.5), role("b", 0.5)), NOW, 64).overlay("gap")
    assert field[32, 48] > 0.9
    assert field[32, 16] < -0.9


def test_faint_heat_of_both_layers_still_aligns() -> None:
    faint = np.float32(1e-30)
    values = overlay_of("alignment", np.full((1, 1), faint), np.full((1, 1), faint))
    assert values[0, 0] == pytest.approx(1e-30, rel=1e-5, abs=0)


def test_a_difference_is_above_zero_where_the_target_is_hotter() -> None:
    project = map_of(
        technology("a", -0.5),
        role("b", -0.5),
        also={LATER: [technology("a", 0.5), role("b", 0.5)]},
    )
    here, there = (rebuild(project, id, 64).overlay("alignment") for id in (NOW, LATER))
    found = difference(here, there)
    assert found[32, 48] == pytest.approx(1.0, abs=0.05)
    assert found[32, 16] == pytest.approx(-1.0, abs=0.05)
    assert not difference(here, here).any()


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_live_heat_has_the_same_overlays(overlay) -> None:
    project = map_of(technology("a", 0.2, 0.1), role("b", -0.1, 0.3, width=1.0))
    live, fresh = HeatField(project, NOW, 48), rebuild(project, NOW, 48)
    np.testing.assert_allclose(live.overlay(overlay), fresh.overlay(overlay), rtol=0, atol=1e-6)
