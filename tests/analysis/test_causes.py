from __future__ import annotations

import pytest

from heatdesk.analysis.causes import causes
from heatdesk.analysis.sources import Sources
from tests.analysis import brute
from tests.analysis.drawn import KINDS, drawn_map
from tests.builders.maps import NOW, map_of, role, technology


def causes_at(project, x: float, y: float):
    return causes(Sources.of(project, NOW), x, y)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("point", [(0.0, 0.0), (-1.0, 1.0), (0.31, -0.47)])
def test_causes_are_the_pairs_products_at_the_point(kind: str, point: tuple[float, float]) -> None:
    project = drawn_map(5, 14, kind)
    technologies, roles = brute.both(project, NOW)
    products = {
        (t.id, r.id): float(t.at(*point) * r.at(*point)) for t in technologies for r in roles
    }
    total = sum(products.values())
    found = causes_at(project, *point)
    assert [cause.share for cause in found] == sorted((c.share for c in found), reverse=True)
    assert sum(cause.share for cause in found) == pytest.approx(1.0, abs=1e-6)
    for cause in found:
        expected = products[cause.technology, cause.role] / total
        assert cause.share == pytest.approx(expected, abs=1e-9)


def test_who_adds_nothing_is_not_named() -> None:
    project = map_of(
        technology("here"),
        technology("far", 0.9, 0.9, width=0.1),
        technology("none", weight=0.0),
        role("r"),
    )
    (cause,) = causes_at(project, 0.05, 0.0)
    assert (cause.technology, cause.role, cause.share) == ("here", "r", pytest.approx(1.0))


def test_far_from_everything_the_nearest_is_still_the_cause() -> None:
    """Where every kernel alone would be 0.0."""
    project = map_of(
        technology("near", -0.8, -0.8, width=0.05, height=0.05),
        technology("far", -1.0, -1.0, width=0.05, height=0.05),
        role("r", -0.9, -0.9, width=0.05, height=0.05),
    )
    (cause,) = causes_at(project, 1.0, 1.0)
    assert (cause.technology, cause.share) == ("near", pytest.approx(1.0))


def test_equal_causes_come_by_ids() -> None:
    project = map_of(role("z"), role("a"), technology("t"))
    assert [cause.role for cause in causes_at(project, 0.1, 0.1)] == ["a", "z"]


@pytest.mark.parametrize(
    "project",
    [map_of(), map_of(technology("a")), map_of(technology("a"), role("b", weight=0.0))],
)
def test_without_heat_there_is_no_cause(project) -> None:
    assert causes_at(project, 0.0, 0.0) == ()
