from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from heatdesk.analysis.scrutiny import Remark, correlation, scrutiny
from heatdesk.model.items import Placement
from heatdesk.model.project import Project
from heatdesk.model.properties import Axes, Axis, Quadrant, Quadrants
from tests.builders.maps import NOW, Placed, map_of, maps, role, technology

AXES = Axes(Axis("Purpose", definition="why"), Axis("Direction", definition="which way"))


def doubts(project: Project, doubt: str) -> list[Remark]:
    return [remark for remark in scrutiny(project, NOW) if remark.doubt == doubt]


def on_a_line(count: int, slope: float = 1.0) -> list[Placed]:
    steps = [(2 * n + 1) / count - 1 for n in range(count)]
    return [technology(f"t{n}", x, slope * x) for n, x in enumerate(steps)]


# Correlated axes ----------------------------------------------------------------------------------


def test_axes_that_say_the_same() -> None:
    (remark,) = doubts(map_of(*on_a_line(6), axes=AXES), "correlated")
    assert remark.subject == ""
    assert remark.sentence == (
        "“Purpose” and “Direction” say nearly the same of the 6 items (correlation 1.00)."
        " Perhaps one of them could ask another question."
    )


def test_axes_that_say_the_opposite_say_the_same() -> None:
    (remark,) = doubts(map_of(*on_a_line(6, -0.5), axes=AXES), "correlated")
    assert "(correlation -1.00)" in remark.sentence


def test_five_items_are_too_few_to_tell() -> None:
    assert not doubts(map_of(*on_a_line(5)), "correlated")
    muted = [*on_a_line(5), role("sales", 1.0, 1.0, muted=True)]
    assert not doubts(map_of(*muted), "correlated")


def test_an_axis_that_does_not_vary_correlates_with_nothing() -> None:
    assert not doubts(map_of(*on_a_line(8, slope=0.0)), "correlated")


def test_scattered_items_are_no_line() -> None:
    corners = [technology(f"{x}{y}", 0.8 * x, 0.8 * y) for x in (-1, 1) for y in (-1, 0, 1)]
    assert not doubts(map_of(*corners), "correlated")


@pytest.mark.parametrize(("noise", "doubted"), [(0.2, True), (2.0, False)])
def test_the_limit_is_a_correlation_of_four_fifths(noise: float, doubted: bool) -> None:
    """Alternating steps of this size against the line."""
    x = np.linspace(-0.5, 0.5, 12)
    y = x + noise * np.tile([0.25, -0.25], 6)
    assert (abs(np.corrcoef(x, y)[0, 1]) >= 0.8) == doubted
    items = [technology(f"t{n}", *place) for n, place in enumerate(zip(x, y, strict=True))]
    assert bool(doubts(map_of(*items), "correlated")) == doubted


@given(maps(12))
def test_the_correlation_is_pearsons(project: Project) -> None:
    placed: list[Placement] = list(project.placements(NOW))
    r = correlation(placed)
    if r is not None:
        expected = np.corrcoef([p.x for p in placed], [p.y for p in placed])[0, 1]
        assert r == pytest.approx(expected, abs=1e-6)


# A crowd in one quadrant --------------------------------------------------------------------------


def crowd(inside: int, outside: int) -> list[Placed]:
    right = [technology(f"in{n}", 0.2 + 0.1 * n, 0.9 - 0.15 * n) for n in range(inside)]
    return [*right, *(role(f"out{n}", -0.5, -0.5) for n in range(outside))]


def test_more_than_four_fifths_in_one_quadrant() -> None:
    names = Quadrants(top_right=Quadrant("Understanding the market"))
    (remark,) = doubts(map_of(*crowd(5, 1), quadrants=names), "crowded")
    assert remark.subject == "top_right"
    assert remark.sentence.startswith("5 of 6 items lie in “Understanding the market”.")


def test_exactly_four_fifths_are_no_crowd() -> None:
    assert not doubts(map_of(*crowd(4, 1)), "crowded")


def test_four_items_are_no_crowd() -> None:
    assert not doubts(map_of(*crowd(4, 0)), "crowded")
    assert doubts(map_of(*crowd(5, 0)), "crowded")


def test_quadrants_are_cut_at_the_crossing() -> None:
    axes = Axes(Axis(crossing=0.45), Axis())
    assert not doubts(map_of(*crowd(5, 0), axes=axes), "crowded")


def test_items_on_the_line_lie_in_no_quadrant() -> None:
    items = [technology(f"t{n}", 0.0, 0.1 + 0.1 * n) for n in range(6)]
    assert not doubts(map_of(*items), "crowded")


# Axes without a definition ------------------------------------------------------------------------


def test_an_axis_without_a_definition() -> None:
    axes = Axes(AXES.x, Axis("Direction"))
    (remark,) = scrutiny(map_of(axes=axes), NOW)
    assert (remark.doubt, remark.subject) == ("undefined", "y")
    assert remark.sentence == (
        "“Direction” has no definition: two people may place the same item differently."
    )


def test_an_axis_without_a_name_goes_by_its_ends() -> None:
    axes = Axes(AXES.x, Axis(low="Talk", high="Listen", definition=" \n"))
    (remark,) = scrutiny(map_of(axes=axes), NOW)
    assert remark.sentence.startswith("The axis from Talk to Listen has no definition")


def test_an_empty_map_with_empty_axes_is_not_doubted() -> None:
    assert scrutiny(map_of(), NOW) == ()


def test_with_items_even_empty_axes_ask_for_a_definition() -> None:
    remarks = scrutiny(map_of(role("sales")), NOW)
    assert [remark.subject for remark in remarks] == ["x", "y"]
    assert remarks[1].sentence.startswith("The axis from bottom to top has no definition")


def test_a_sound_map_is_not_doubted() -> None:
    items = [technology("a", -0.5, 0.5), technology("b", 0.5, 0.5), role("c", 0.2, -0.5)]
    assert scrutiny(map_of(*items, axes=AXES), NOW) == ()
