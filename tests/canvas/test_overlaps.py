"""Bubbles over bubbles: every one of them can be reached."""

from __future__ import annotations

import pytest

from heatdesk.canvas.pointer import Pointer
from tests.builders.driver import Canvas
from tests.builders.maps import map_of, role, technology
from tests.canvas.conftest import Show


@pytest.fixture
def canvas(show: Show) -> Canvas:
    """At (0.1, 0.1) two markers, a rim and two extents lie over each other."""
    return show(
        map_of(
            technology("wide", -0.5, 0.1, width=1.6, height=1.6),
            technology("wider", 0.5, 0.5, width=3.0, height=3.0),
            role("ring", 0.5, 0.1, width=0.8, height=0.8),
            technology("under", 0.1, 0.1),
            role("upper", 0.1, 0.1),
            technology("far", 0.9, -0.9, width=0.2, height=0.2),
        )
    )


ORDER = ("upper", "under", "ring", "wide", "wider")


def at(canvas: Canvas, x: float, y: float) -> Pointer:
    pixel = canvas.pixel(x, y)
    return Pointer(x, y, pixel.x(), pixel.y())


def test_all_items_under_the_pointer_are_named_in_order(canvas: Canvas) -> None:
    assert canvas.session.handling.items_under(at(canvas, 0.1, 0.1)) == ORDER
    assert canvas.session.handling.items_under(at(canvas, -0.99, -0.99)) == ()


def test_alt_and_clicks_go_through_them_and_round_again(canvas: Canvas) -> None:
    seen = [canvas.click(0.1, 0.1, alt=True).chosen for _ in range(7)]
    assert seen == [(id,) for id in (*ORDER, *ORDER[:2])]
    assert canvas.steps == ()


def test_after_a_click_on_the_upper_one_alt_goes_below(canvas: Canvas) -> None:
    canvas.click(0.1, 0.1)
    assert canvas.click(0.1, 0.1, alt=True).chosen == ("under",)


def test_what_lies_elsewhere_does_not_matter(canvas: Canvas) -> None:
    canvas.session.selection.choose(["far"])
    assert canvas.click(0.1, 0.1, alt=True).chosen == ("upper",)
    canvas.session.selection.choose(["under", "upper"])
    assert canvas.click(0.1, 0.1, alt=True).chosen == ("upper",)


def test_the_inside_of_an_extent_can_be_chosen_this_way(canvas: Canvas) -> None:
    assert canvas.click(-0.3, 0.25).chosen == ()
    assert canvas.click(-0.3, 0.25, alt=True).chosen == ("wide",)


def test_where_nothing_is_alt_and_a_click_choose_nothing(canvas: Canvas) -> None:
    canvas.session.selection.choose(["far"])
    assert canvas.click(-0.98, -0.98, alt=True).chosen == ()


def test_hidden_items_are_not_under_the_pointer(canvas: Canvas) -> None:
    canvas.session.view.show_part("role", False)
    assert canvas.session.handling.items_under(at(canvas, 0.1, 0.1)) == ("under", "wide", "wider")


def test_names_are_found_after_markers(show: Show) -> None:
    canvas = show(map_of(technology("named", 0.0, 0.5)))
    label = canvas.widget.scenery.label("named")
    assert label is not None
    left, top, right, bottom = label.rect
    x, y = canvas.widget.frame.to_plane((left + right) / 2, (top + bottom) / 2)
    assert canvas.session.handling.items_under(at(canvas, x, y)) == ("named",)
