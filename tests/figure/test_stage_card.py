"""The test card of a room, and the rule by which letters are large enough for its last row."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heatdesk.figure import lettering
from heatdesk.figure.bounds import bounds
from heatdesk.figure.look import DARK, LIGHT, Look
from heatdesk.figure.marks import Box, Clipped, Ellipse, Mark, Picture, Text
from heatdesk.figure.stage_card import card
from heatdesk.figure.stage_legible import LAST_ROW, cut, distance, told, too_small
from heatdesk.model import edits
from tests.builders.maps import map_of, role, technology

PAGES = [(1920.0, 1080.0), (1280.0, 800.0), (1024.0, 768.0), (640.0, 360.0)]
MAP = map_of(technology("blogs"), role("sales", 0.1))


def texts(marks: Sequence[Mark]) -> list[Text]:
    return [mark for mark in marks if isinstance(mark, Text)]


@pytest.mark.parametrize(("width", "height"), PAGES)
@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_all_of_the_card_lies_on_the_page_and_nothing_is_cut(
    width: float, height: float, look: Look
) -> None:
    made = card(MAP, look, width, height, 1.0)
    left, top, right, bottom = bounds(made) or (0, 0, 0, 0)
    assert (left, top) == pytest.approx((0.0, 0.0))
    assert (right, bottom) == pytest.approx((width, height)), "the edge is at the very edge"
    assert cut(made) == []


@pytest.mark.parametrize(("width", "height"), PAGES)
def test_no_letters_of_it_lie_on_others(width: float, height: float) -> None:
    boxes = [bounds([text]) for text in texts(card(MAP, LIGHT, width, height, 1.0))]
    for n, a in enumerate(boxes):
        for b in boxes[n + 1 :]:
            assert a is not None
            assert b is not None
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_it_has_letters_of_every_size_of_the_stage_greys_a_circle_and_the_heat() -> None:
    made = card(MAP, LIGHT, 1920, 1080, 1.0)
    sizes = {round(text.size / 1080, 3) for text in texts(made)}
    assert {0.046, 0.034, 0.032, 0.030, 0.028, 0.024, 0.022} <= sizes
    greys = [mark.fill.colour for mark in made if isinstance(mark, Box) and mark.fill]
    assert {"#000000", "#ffffff"} <= set(greys)
    assert any(isinstance(m, Ellipse) and m.fill is None and m.rx == m.ry for m in made)
    assert sum(isinstance(mark, Picture) for mark in made) == 2


def test_its_heat_has_the_colours_of_the_map() -> None:
    plain = [m.pixels for m in card(MAP, LIGHT, 1920, 1080, 1.0) if isinstance(m, Picture)]
    other = MAP.after(edits.set_heat(MAP, colormap="viridis"))
    changed = [m.pixels for m in card(other, LIGHT, 1920, 1080, 1.0) if isinstance(m, Picture)]
    assert (plain[0] != changed[0]).any()


# Legible ------------------------------------------------------------------------------------------


def test_capitals_of_a_fiftieth_are_read_from_eight_heights() -> None:
    size = 20.0 / lettering.cap_height(1.0)
    assert distance(size, 1000.0) == pytest.approx(LAST_ROW) == pytest.approx(8.0)


@given(st.floats(1, 200), st.floats(100, 3000), st.floats(1.01, 3))
def test_larger_letters_are_read_from_further_away(size: float, height: float, more: float) -> None:
    assert distance(size * more, height) == pytest.approx(more * distance(size, height))


def test_what_is_too_small_is_named_once_by_its_distance() -> None:
    size = 10.0 / lettering.cap_height(1.0)
    small = [Text(0, 0, word, size, "#000000") for word in ("legend", "legend", "7", "other")]
    large = Text(0, 0, "Title", 4 * size, "#000000")
    found = too_small([Clipped((0, 0, 9, 9), tuple(small)), large], 1000.0)
    assert found == {4.0: ["legend", "other"]}
    assert list(told(found, [])) == ["Up to 4 picture heights only: “legend”, “other”."]


def test_what_was_cut_is_named_and_long_lists_are_counted() -> None:
    many = [f"Name {n}…" for n in range(9)]
    marks = [Text(0, 0, word, 40.0, "#000000") for word in (*many, "Whole")]
    assert cut(marks) == many
    (whole, line) = told({}, cut(marks))
    assert whole == "Every word of the story can be read from 8 picture heights away."
    assert line.endswith("“Name 5…” and 3 more.")
