from __future__ import annotations

import math

import pytest

from heatdesk.analysis.distance import Move, distance, moves
from heatdesk.model.project import Project
from tests.builders.maps import LATER, NOW, map_of, role, technology


def moved() -> Project:
    """A goes 0.5 to the right, B 0.4 up with three times its weight; D goes away, E comes."""
    return map_of(
        technology("a", -0.2, 0.0, weight=1.0),
        role("b", 0.1, -0.1, weight=3.0),
        technology("c", 0.5, 0.5, weight=1.0),
        role("d", 0.9, 0.9),
        also={
            LATER: [
                technology("a", 0.3, 0.0, weight=9.0),
                role("b", 0.1, 0.3),
                technology("c", 0.5, 0.5),
                role("e", 0.0, 0.0),
            ]
        },
    )


def test_the_distance_is_the_root_of_the_weighted_mean_square() -> None:
    expected = math.sqrt((1 * 0.25 + 3 * 0.16 + 1 * 0.0) / 5)
    assert distance(moved(), NOW, LATER) == pytest.approx(expected, abs=1e-12)


def test_weights_are_those_of_the_first_scenario() -> None:
    expected = math.sqrt((9 * 0.25 + 1 * 0.16 + 1 * 0.0) / 11)
    assert distance(moved(), LATER, NOW) == pytest.approx(expected, abs=1e-12)


def test_moves_come_farthest_first_with_what_stayed_at_the_end() -> None:
    first, second, last = moves(moved(), NOW, LATER)
    assert first == Move("a", (-0.2, 0.0), (0.3, 0.0), 0.5, 1.0)
    assert (second.item, second.distance, second.weight) == ("b", pytest.approx(0.4), 3.0)
    assert (last.item, last.distance) == ("c", 0.0)


def test_equal_moves_come_by_id() -> None:
    here = [technology("z", 0.0), role("m", 0.5), technology("a", -0.5)]
    there = [technology("z", 0.25), role("m", 0.75), technology("a", -0.25)]
    project = map_of(*here, also={LATER: there})
    assert [move.item for move in moves(project, NOW, LATER)] == ["a", "m", "z"]


def test_a_scenario_is_at_no_distance_from_itself() -> None:
    assert distance(moved(), NOW, NOW) == 0.0


@pytest.mark.parametrize(
    "project",
    [
        map_of(also={LATER: []}),
        map_of(technology("a"), also={LATER: [technology("b")]}),
        map_of(technology("a", weight=0.0), also={LATER: [technology("a", 0.5)]}),
    ],
    ids=["nothing", "nothing in both", "no weight"],
)
def test_where_nothing_divides_there_is_no_distance(project: Project) -> None:
    assert distance(project, NOW, LATER) is None
