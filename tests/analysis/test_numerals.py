from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heatdesk.analysis.numerals import apart, decimal, percent, percents_apart


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.0, "0 %"),
        (0.0049, "under 1 %"),
        (0.312, "31 %"),
        (0.9949, "99 %"),
        (0.9951, "over 99 %"),
        (1.0, "100 %"),
        (sum([0.1] * 10), "100 %"),
    ],
)
def test_a_share_in_per_cent(share: float, said: str) -> None:
    assert percent(share) == said


def test_two_decimals_without_a_minus_zero() -> None:
    assert [decimal(value) for value in (0.412, -0.5, -0.001)] == ["0.41", "-0.50", "0.00"]


def test_a_share_just_under_its_limit_does_not_read_like_the_limit() -> None:
    assert percents_apart(0.31, 0.40) == ("31 %", "40 %")
    assert percents_apart(0.3996, 0.40) == ("39.96 %", "40.00 %")
    assert percents_apart(0.40, 0.40) == ("40 %", "40 %")


def test_thresholds_with_many_decimals_get_as_many_as_they_need() -> None:
    assert apart(0.41, 0.5625) == ("0.41", "0.56")
    assert apart(0.5601, 0.5625) == ("0.560", "0.562")


@given(st.floats(0.0, 100.0), st.floats(0.0, 100.0))
def test_what_is_shown_is_never_the_wrong_way_round(value: float, limit: float) -> None:
    shown, bound = map(float, apart(value, limit))
    assert (shown - bound) * (value - limit) >= 0
    if abs(value - limit) > 1e-8:
        assert shown != bound
