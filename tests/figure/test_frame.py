from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heatdesk.figure.frame import Frame

FRAME = Frame(100.0, 50.0, 400.0)


def test_the_planes_corners_lie_at_the_frames_corners_with_listen_at_the_top() -> None:
    assert (FRAME.x(-1), FRAME.y(1)) == (100.0, 50.0)
    assert (FRAME.x(1), FRAME.y(-1)) == (FRAME.right, FRAME.bottom) == (500.0, 450.0)
    assert (FRAME.x(0), FRAME.y(0)) == (300.0, 250.0)
    assert FRAME.length(2.0) == 400.0


@given(st.floats(-2, 2), st.floats(-2, 2))
def test_there_and_back_again(x: float, y: float) -> None:
    assert FRAME.to_plane(FRAME.x(x), FRAME.y(y)) == pytest.approx((x, y), abs=1e-12)
