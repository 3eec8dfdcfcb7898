from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heatdesk.analysis.percent import percents

some_shares = st.lists(st.floats(0.0, 1.0) | st.sampled_from([0.25, 1 / 3]), min_size=1)


@pytest.mark.parametrize(
    ("shares", "whole"),
    [
        ([0.5, 0.5], (50, 50)),
        ([1 / 3, 1 / 3, 1 / 3], (34, 33, 33)),
        ([1 / 6] * 6, (17, 17, 17, 17, 16, 16)),
        ([0.005, 0.995], (1, 99)),
        ([0.29, 0.71], (29, 71)),
        ([0.0, 1.0, 0.0], (0, 100, 0)),
        ([0.0, 0.0], (0, 0)),
        ([], ()),
        ([0.2, 0.2], (50, 50)),
    ],
)
def test_whole_per_cents(shares: list[float], whole: tuple[int, ...]) -> None:
    assert percents(shares) == whole


def test_the_whole_need_not_be_a_hundred() -> None:
    assert percents([0.7, 0.3], total=96) == (67, 29)
    assert percents([0.7, 0.3], total=0) == (0, 0)


@given(some_shares, st.integers(0, 1000))
def test_they_add_up(shares: list[float], total: int) -> None:
    assert sum(percents(shares, total)) == (total if any(shares) else 0)


@given(some_shares)
def test_each_is_less_than_one_from_its_exact_share(shares: list[float]) -> None:
    whole = sum(map(Fraction, shares))
    for share, got in zip(shares, percents(shares), strict=True):
        exact = Fraction(share) / whole * 100 if whole else Fraction(0)
        assert abs(got - exact) < 1 + 1e-9


@given(some_shares)
def test_a_larger_share_never_gets_less(shares: list[float]) -> None:
    ordered = sorted(shares, reverse=True)
    got = percents(ordered)
    assert list(got) == sorted(got, reverse=True)
