from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heatdesk.storage.tables.scales import PLANE, SCALES, Scale, guess, parse


@pytest.mark.parametrize(
    ("values", "scale"),
    [
        ([], (-1, 1)),
        ([0.2, 0.9], (-1, 1)),
        ([0.0, 0.2, 0.9, 1.0] * 3, (0, 1)),
        ([0.0, 0.2, 0.9, 1.0, -0.1] * 3, (-1, 1)),
        ([-0.2, 0.9], (-1, 1)),
        ([1, 3, 5], (1, 5)),
        ([2, 6], (1, 7)),
        ([0, 3], (0, 10)),
        ([8.5], (0, 10)),
        ([-3, 4], (-5, 5)),
        ([12, 99.5], (0, 100)),
        ([0, 100], (0, 100)),
    ],
)
def test_the_scale_is_guessed_from_the_values(values: list[float], scale: tuple[int, int]) -> None:
    assert guess(values) == Scale(*scale)


@pytest.mark.parametrize("values", [[-9, 9], [101], [-0.1, 5.5]])
def test_what_fits_no_scale_is_not_guessed(values: list[float]) -> None:
    assert guess(values) is None


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("1:5", (1, 5)), ("-5:5", (-5, 5)), ("-1..1", (-1, 1)), ("0-100", (0, 100)),
        ("\u22125 to 5", (-5, 5)), ("1 bis 7", (1, 7)), (" 0 : 2.5 ", (0, 2.5)),
        ("-5--1", (-5, -1)),
    ],
)  # fmt: skip
def test_a_scale_in_words(text: str, scale: tuple[float, float]) -> None:
    assert parse(text) == Scale(*scale)


@pytest.mark.parametrize("text", ["", "5", "5:1", "1:1", "a:b", "1:2:3", "0:1e9", "nan:1", "1:inf"])
def test_what_is_no_scale(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize("scale", SCALES)
def test_the_ends_lie_at_the_ends_of_the_plane(scale: Scale) -> None:
    middle = (scale.low + scale.high) / 2
    places = [scale.position(value) for value in (scale.low, middle, scale.high)]
    assert places == [-1.0, 0.0, 1.0]
    assert scale.extent(scale.high - scale.low) == 2.0


@given(st.floats(-1, 1))
def test_on_the_plane_itself_nothing_is_rounded(value: float) -> None:
    assert PLANE.position(value) == value
    assert PLANE.extent(value) == value
