from __future__ import annotations

from heatdesk.figure.basis import smoothing
from tests.builders.maps import NOW, in_tray, map_of, role, technology


def test_how_many_heat_and_how_far_each_reaches_until_half() -> None:
    project = map_of(
        technology("twitter", 0.2, 0.3, width=0.3, height=0.7),
        role("sales", width=0.9, height=0.5),
        in_tray("seo"),
    )
    assert smoothing(project, NOW) == "Smoothed from 2 placements, radius 0.15 to 0.45"


def test_one_radius_is_said_once() -> None:
    assert smoothing(map_of(role("sales")), NOW) == "Smoothed from 1 placement, radius 0.25"


def test_what_is_muted_or_weighs_nothing_does_not_count() -> None:
    project = map_of(
        technology("twitter"),
        role("sales", width=3.0, muted=True),
        role("hr", height=2.0, weight=0.0),
    )
    assert smoothing(project, NOW) == "Smoothed from 1 placement, radius 0.25"


def test_an_empty_map_was_smoothed_from_nothing() -> None:
    assert smoothing(map_of(in_tray("seo")), NOW) == "Smoothed from 0 placements"
