"""The measure by which other tests say that colours can be told apart."""

from __future__ import annotations

import pytest

from tests.builders.seeing import Lab, apart, difference, lab


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, -1.0, 2.0), (50.0, 0.0, 0.0), 2.3669),
        ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0009), 7.1792),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_published_pairs(one: Lab, other: Lab, told: float) -> None:
    assert difference(one, other) == pytest.approx(told, abs=5e-5)
    assert difference(other, one) == pytest.approx(told, abs=5e-5)


def test_black_and_white_are_a_hundred_apart() -> None:
    assert lab("#ffffff") == pytest.approx((100.0, 0.0, 0.0), abs=0.02)
    assert apart("#000000", "#ffffff") == pytest.approx(100.0, abs=0.01)
    assert apart("#123456", "#123456") == 0.0
