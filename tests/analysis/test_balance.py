from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from heatdesk.analysis.balance import Balance, balance, quadrants
from heatdesk.analysis.reading import read
from heatdesk.model.properties import Axes, Axis
from tests.analysis import brute
from tests.analysis.drawn import KINDS, drawn_map
from tests.builders.maps import NOW, map_of, role, technology

WITHIN = 2e-3


def crossed(x: float = 0.0, y: float = 0.0) -> Axes:
    return Axes(Axis(crossing=x), Axis(crossing=y))


def test_heat_is_divided_where_the_axes_cross() -> None:
    field = np.array([[1.0, 2.0], [3.0, 4.0]])  # row 0 is at the bottom
    found = balance(field, crossed())
    assert found is not None
    assert (found.x.low, found.x.high) == pytest.approx((0.4, 0.6))
    assert (found.y.low, found.y.high) == pytest.approx((0.3, 0.7))
    assert quadrants(field, crossed()) == {
        "bottom_left": pytest.approx(0.1),
        "bottom_right": pytest.approx(0.2),
        "top_left": pytest.approx(0.3),
        "top_right": pytest.approx(0.4),
    }


def test_the_cell_that_holds_the_crossing_is_split_in_proportion() -> None:
    found = balance(np.ones((4, 4)), crossed(x=0.1, y=-0.85))
    assert found is not None
    assert (found.x.low, found.x.high) == pytest.approx((0.55, 0.45))
    assert (found.y.low, found.y.high) == pytest.approx((0.075, 0.925))


def test_without_heat_there_is_no_balance() -> None:
    assert balance(np.zeros((4, 4)), crossed()) is None
    assert quadrants(np.zeros((4, 4)), crossed()) is None


@given(st.integers(0, 1000), st.integers(1, 9), st.floats(-0.99, 0.99), st.floats(-0.99, 0.99))
def test_shares_add_up_to_one(seed: int, n: int, x: float, y: float) -> None:
    field = np.random.default_rng(seed).random((n, n)).astype(np.float32)
    sides, parts = balance(field, crossed(x, y)), quadrants(field, crossed(x, y))
    assert sides is not None
    assert parts is not None
    assert sides.x.low + sides.x.high == pytest.approx(1.0, abs=1e-12)
    assert sides.y.low + sides.y.high == pytest.approx(1.0, abs=1e-12)
    assert sum(parts.values()) == pytest.approx(1.0, abs=1e-12)
    assert parts["top_left"] + parts["bottom_left"] == pytest.approx(sides.x.low, abs=1e-12)


CASES = [(seed, count, kind) for kind in KINDS for seed, count in enumerate((1, 2, 5, 12, 40))]


@pytest.mark.parametrize(("seed", "count", "kind"), [*CASES, (7, 300, "plain")])
def test_shares_are_those_of_the_integrals(seed: int, count: int, kind: str) -> None:
    project = drawn_map(seed, count, kind)
    reading = read(project, NOW)
    exact = brute.quadrants(project, NOW, brute.alignment_at(project, NOW))
    assert_balance(reading.balance, exact)
    if exact is None:
        assert reading.quadrants is None
    else:
        assert reading.quadrants is not None
        got = [
            reading.quadrants[key]
            for key in ("bottom_left", "bottom_right", "top_left", "top_right")
        ]
        assert got == pytest.approx(exact.ravel().tolist(), abs=WITHIN)
    for found, some in zip(
        (reading.technology_balance, reading.role_balance), brute.both(project, NOW), strict=True
    ):
        layer = brute.quadrants(project, NOW, lambda x, y, some=some: brute.heat(some, x, y))
        assert_balance(found, layer)


def assert_balance(found: Balance | None, exact: np.ndarray | None) -> None:
    if exact is None:
        assert found is None
        return
    assert found is not None
    assert [found.x.low, found.x.high] == pytest.approx(exact.sum(axis=0).tolist(), abs=WITHIN)
    assert [found.y.low, found.y.high] == pytest.approx(exact.sum(axis=1).tolist(), abs=WITHIN)


def test_balances_of_far_layers_are_of_their_tails_and_of_no_floor() -> None:
    """All alignment lies between the two, where it is some e-40; nothing lies at their centres."""
    project = map_of(
        technology("a", -0.9, -0.2, width=0.25, height=0.25),
        role("b", 0.3, 0.9, width=0.25, height=0.25),
    )
    reading = read(project, NOW)
    exact = brute.quadrants(project, NOW, brute.alignment_at(project, NOW))
    assert reading.areas == ()
    assert_balance(reading.balance, exact)
