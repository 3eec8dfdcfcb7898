from __future__ import annotations

import pytest

from heatdesk.figure.contrast import contrast


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#000000", 21.0),
        ("#2563eb", "#2563eb", 1.0),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_known_contrasts(one: str, other: str, told: float) -> None:
    assert contrast(one, other) == pytest.approx(told, abs=0.005)
