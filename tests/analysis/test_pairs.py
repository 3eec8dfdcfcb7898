from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import integrate

from heatdesk.analysis.pairs import MEETING, Pairs, pairs
from heatdesk.analysis.reading import read
from heatdesk.analysis.sources import Sources
from heatdesk.heat.zones import Thresholds
from heatdesk.model.project import Project
from tests.analysis import brute
from tests.analysis.drawn import KINDS, drawn_map
from tests.builders.maps import NOW, map_of, role, technology

FIXED = Thresholds(0.5, 0.75)


def pairs_of(project: Project, thresholds: Thresholds = FIXED) -> Pairs:
    return pairs(Sources.of(project, NOW), thresholds)


CASES = [(seed, count, kind) for kind in KINDS for seed, count in enumerate((2, 3, 9, 40))]


@pytest.mark.parametrize(("seed", "count", "kind"), [*CASES, (7, 300, "plain"), (8, 300, "small")])
def test_pairs_are_those_of_the_integrals(seed: int, count: int, kind: str) -> None:
    project = drawn_map(seed, count, kind)
    found, (technologies, roles) = read(project, NOW).pairs, brute.both(project, NOW)
    assert found.technologies == tuple(bell.id for bell in technologies)
    assert found.roles == tuple(bell.id for bell in roles)
    if not technologies or not roles:
        assert found.ranked == ()
        return
    indices = brute.alignment_indices(technologies, roles)
    np.testing.assert_allclose(found.alignments, indices, rtol=0, atol=1e-6)
    strengths = brute.strengths(technologies, roles)
    if strengths.sum() > 0:
        shares = strengths / strengths.sum()
        np.testing.assert_allclose(found.shares, shares, rtol=0, atol=1e-6)
        assert sum(pair.share or 0.0 for pair in found.ranked) == pytest.approx(1.0, abs=1e-9)


@pytest.mark.parametrize(("seed", "count", "kind"), [(1, 12, kind) for kind in KINDS])
def test_every_pair_meets_where_its_product_is_highest_and_has_the_heat_there(
    seed: int, count: int, kind: str
) -> None:
    project = drawn_map(seed, count, kind, scale=0.8)
    technologies, roles = ({b.id: b for b in some} for some in brute.both(project, NOW))
    alignment = brute.alignment_at(project, NOW)
    for pair in read(project, NOW).pairs.ranked:
        x, y = brute.meeting_point(technologies[pair.technology], roles[pair.role])
        assert (pair.x, pair.y) == pytest.approx((x, y), abs=1e-12)
        assert pair.heat == pytest.approx(float(alignment(np.array(x), np.array(y))), rel=1e-9)
        zone = brute.zone(project, pair.heat) if pair.alignment >= 0.25 else "cool"
        assert pair.zone == zone


def test_a_share_is_the_integral_over_the_plane_alone() -> None:
    """By quadrature in two dimensions: half of what lies at the edge is beyond it."""
    project = map_of(
        technology("edge", 1.0, 0.2, width=0.6),
        technology("middle", 0.1, 0.0, height=0.3, weight=2.0),
        role("one", 0.8, 0.4, width=0.9),
    )
    technologies, (one,) = brute.both(project, NOW)
    strengths = {}
    for bell in technologies:
        x, y = brute.meeting_point(bell, one)
        strengths[bell.id] = integrate.dblquad(
            lambda v, u, b=bell: float(b.at(u, v) * one.at(u, v)), -1, 1, -1, 1, epsabs=1e-9
        )[0]
        assert abs(x) <= 1
        assert abs(y) <= 1
    total = sum(strengths.values())
    for pair in pairs_of(project).ranked:
        assert pair.share == pytest.approx(strengths[pair.technology] / total, abs=1e-6)


def test_one_role_exactly_on_one_technology_is_a_perfect_pair() -> None:
    (pair,) = pairs_of(map_of(technology("a", 0.3, -0.2), role("b", 0.3, -0.2))).ranked
    assert (pair.alignment, pair.share, pair.zone) == (pytest.approx(1.0), 1.0, "hot")
    assert (pair.x, pair.y, pair.heat) == pytest.approx((0.3, -0.2, 1.0))


def test_alignment_is_the_product_over_both_axes() -> None:
    project = map_of(technology("a", 0.0, 0.0), role("b", 0.3, 0.4))
    s = 0.5 / (2 * math.sqrt(2 * math.log(2)))
    (pair,) = pairs_of(project).ranked
    assert pair.alignment == pytest.approx(math.exp(-0.25 / (4 * s * s)))
    assert (pair.x, pair.y) == pytest.approx((0.15, 0.2))


def test_weight_moves_shares_but_no_alignment() -> None:
    light = pairs_of(map_of(technology("a"), technology("b", 0.4), role("c", 0.1)))
    heavy = pairs_of(map_of(technology("a"), technology("b", 0.4, weight=5.0), role("c", 0.1)))
    np.testing.assert_array_equal(light.alignments, heavy.alignments)
    ratio = heavy.shares[1, 0] / heavy.shares[0, 0]
    assert ratio == pytest.approx(5 * light.shares[1, 0] / light.shares[0, 0])


def test_a_hot_point_is_cool_for_two_that_do_not_fit() -> None:
    """Between the small and the wide one it is hot, but that is others' doing."""
    project = map_of(
        technology("small", width=0.05, height=0.05),
        role("wide", width=4.0, height=4.0, weight=5.0),
    )
    (pair,) = pairs_of(project).ranked
    assert pair.heat > 0.75
    assert pair.alignment < MEETING
    assert pair.zone == "cool"


def test_who_is_muted_takes_no_part_and_who_weighs_nothing_has_nothing() -> None:
    project = map_of(
        technology("a", weight=0.0), technology("b"), technology("c", muted=True), role("r")
    )
    found = pairs_of(project)
    assert found.technologies == ("a", "b")
    assert found.of("c", "r") is None
    assert found.of("a", "r").share == 0.0
    assert found.of("a", "r").alignment == pytest.approx(1.0)
    assert [pair.technology for pair in found.ranked] == ["b", "a"]


def test_where_all_weigh_nothing_no_share_is_known() -> None:
    found = pairs_of(map_of(technology("a", weight=0.0), role("r")))
    assert np.isnan(found.shares).all()
    assert [pair.share for pair in found.ranked] == [None]


def test_equal_pairs_come_by_alignment_and_then_by_ids() -> None:
    project = map_of(role("z"), role("a"), technology("m"), technology("k"))
    ids = [(pair.technology, pair.role) for pair in pairs_of(project).ranked]
    assert ids == [("k", "a"), ("k", "z"), ("m", "a"), ("m", "z")]
    nothing = map_of(technology("far", 0.4, weight=0.0), technology("near", weight=0.0), role("r"))
    assert [pair.technology for pair in pairs_of(nothing).ranked] == ["near", "far"]


def test_asking_twice_makes_nothing_twice() -> None:
    found = pairs_of(drawn_map(1, 20))
    assert found.ranked is found.ranked


@pytest.mark.parametrize("zone", ["hot", "warm", "cool"])
def test_the_matrix_of_a_zone_is_that_of_its_pairs(zone: str) -> None:
    found = read(drawn_map(3, 40, "clusters"), NOW).pairs
    for pair in found.ranked:
        at = found.technologies.index(pair.technology), found.roles.index(pair.role)
        assert found.meets(zone)[at] == (pair.zone == zone)
        assert found.of(pair.technology, pair.role) == pair


@pytest.mark.parametrize("project", [map_of(), map_of(technology("a")), map_of(role("b"))])
def test_without_one_layer_there_are_no_pairs(project: Project) -> None:
    found = pairs_of(project)
    assert found.ranked == ()
    assert found.shares.size == 0
    assert found.of("a", "b") is None
