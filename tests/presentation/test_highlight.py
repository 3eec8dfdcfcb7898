"""A part of the picture that stays bright: drawn by dragging, in either window."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage

from heatdesk.analysis.story.storyline import made
from heatdesk.model.story import About
from heatdesk.model.telling import add_step, set_steps, store_story
from tests.builders.maps import NOW
from tests.builders.speaker import Key, Speaker
from tests.presentation.conftest import Speaks
from tests.presentation.test_stage import at

START, END = (0.1, 0.2), (0.4, 0.7)
INSIDE, OUTSIDE = (0.37, 0.22), (0.9, 0.45)


def lightness(speaker: Speaker, place: tuple[float, float]) -> int:
    return at(speaker.picture(), *place).lightness()


@pytest.mark.parametrize("where", ["audience", "presenter"])
def test_what_is_dragged_over_stays_bright_and_the_rest_dims(speaks: Speaks, where: str) -> None:
    speaker = speaks().go_to("axes")
    before = speaker.picture()
    speaker.draw(START, END, where)
    assert at(speaker.picture(), *INSIDE) == at(before, *INSIDE)
    dim = at(before, *OUTSIDE).lightness() * 0.35
    assert lightness(speaker, OUTSIDE) == pytest.approx(dim, abs=3)
    assert speaker.kind == "axes", "no click"


@pytest.mark.parametrize(
    ("key", "kind"), [(Key.Key_Escape, "roles"), (Key.Key_PageDown, "overlay")]
)
def test_esc_takes_it_away_and_so_does_the_next_step(speaks: Speaks, key: Key, kind: str) -> None:
    speaker = speaks().go_to("roles")
    before = lightness(speaker, OUTSIDE)
    speaker.draw(START, END).press(key)
    assert speaker.talk.light.highlight is None
    assert lightness(speaker, OUTSIDE) == before
    assert speaker.kind == kind
    assert not speaker.over


def test_esc_while_it_is_drawn_takes_it_away_too(speaks: Speaks) -> None:
    speaker = speaks().go_to("roles").draw(START, END, release=False)
    speaker.press(Key.Key_Escape).draw(END, END)
    assert speaker.talk.light.highlight is None
    assert not speaker.over


def test_a_new_one_takes_the_place_of_the_old_one(speaks: Speaks) -> None:
    speaker = speaks().go_to("axes").draw(START, END).draw((0.8, 0.3), (0.95, 0.6))
    assert lightness(speaker, OUTSIDE) > 200
    assert lightness(speaker, INSIDE) < 120


def test_a_click_still_goes_on(speaks: Speaks) -> None:
    speaker = speaks().go_to("axes").draw(START, END).click(0.5, 0.5)
    assert speaker.kind == "technologies"
    assert speaker.talk.light.highlight is None


def test_pointer_and_spotlight_work_beside_it(speaks: Speaks) -> None:
    speaker = speaks().go_to("axes").draw(START, END)
    bright = lightness(speaker, INSIDE)
    speaker.press(Key.Key_S).point(*OUTSIDE)
    picture = speaker.picture()
    assert at(picture, *OUTSIDE).lightness() > 200, "the spotlight is clear"
    assert at(picture, *INSIDE).lightness() == bright, "so is what is highlighted"
    assert at(picture, 0.6, 0.05).lightness() < 120
    speaker.press(Key.Key_S, Key.Key_L).point(*OUTSIDE)
    assert at(speaker.picture(), *OUTSIDE) == QColor("#00e5ff")


def test_where_spotlight_and_highlight_overlap_all_is_clear(speaks: Speaks) -> None:
    speaker = speaks().go_to("axes")
    before = at(speaker.picture(), *INSIDE)
    speaker.draw(START, END).press(Key.Key_S).point(*INSIDE)
    assert at(speaker.picture(), *INSIDE) == before


def test_in_the_lens_the_same_part_of_the_page_stays_bright(speaks: Speaks) -> None:
    """Left of the place that the lens is about, all moves further left."""
    speaker = speaks().go_to("axes").draw((0.30, 0.30), (0.45, 0.7)).point(0.5, 0.5)
    speaker.press(Key.Key_Z)
    edges = _bright_part(speaker.picture(), 0.15)
    assert edges == pytest.approx((0.1, 0.4), abs=0.01)
    speaker.press(Key.Key_Z)
    assert _bright_part(speaker.picture(), 0.32) == pytest.approx((0.3, 0.45), abs=0.01)


def _bright_part(picture: QImage, v: float) -> tuple[float, float]:
    wide = picture.width()
    bright = [x for x in range(wide) if at(picture, x / wide, v).lightness() > 200]
    return bright[0] / wide, bright[-1] / wide


def test_an_edit_takes_it_away(speaks: Speaks) -> None:
    speaker = speaks().go_to("overlay").draw(START, END).press(Key.Key_E)
    assert speaker.talk.light.highlight is None
    assert speaker.talk.editing


def test_it_is_frozen_with_the_picture(speaks: Speaks) -> None:
    speaker = speaks().go_to("axes").draw(START, END)
    before = speaker.picture()
    speaker.press(Key.Key_F, Key.Key_PageDown)
    assert speaker.picture() == before


def test_it_stays_when_a_step_comes_before_the_one_it_is_on_and_goes_with_that(
    speaks: Speaks,
) -> None:
    speaker = speaks()
    document = speaker.session.document
    document.edit("Keep", store_story(document.project, made(speaker.talk.play.read(NOW))))
    speaker.go_to("axes").draw(START, END)
    document.edit("Add", add_step(document.project, "New", "title", About(NOW))[0])
    assert speaker.kind == "axes"
    assert speaker.talk.light.highlight is not None
    document.edit("Hide", set_steps(document.project, ["axes"], hidden=True))
    assert speaker.kind != "axes"
    assert speaker.talk.light.highlight is None
