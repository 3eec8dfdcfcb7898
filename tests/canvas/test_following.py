"""The document changes, whoever did it; the canvas shows it."""

from __future__ import annotations

import pytest

from heatdesk.model import edits
from heatdesk.model.change import Change
from heatdesk.model.properties import OVERLAYS
from tests.builders.driver import Canvas
from tests.builders.maps import NOW, in_tray, map_of, role, technology
from tests.canvas.conftest import Show


@pytest.fixture
def canvas(show: Show) -> Canvas:
    return show(
        map_of(technology("twitter", 0.2, 0.3), role("sales", -0.5, -0.5), in_tray("blogs"))
    )


def edit(canvas: Canvas, change: Change) -> None:
    canvas.session.document.edit("Edit", change)


def seen(canvas: Canvas) -> list[str]:
    return [bubble.item.id for bubble in canvas.widget.bubbles]


def is_disc(canvas: Canvas, x: float, y: float) -> bool:
    """Whether a technology's marker is on the screen there."""
    return canvas.colour(x, y).name() == canvas.widget.view.look.technology.fill


def test_a_map_is_shown_as_it_is_opened(canvas: Canvas) -> None:
    assert seen(canvas) == ["twitter", "sales"]
    assert is_disc(canvas, 0.2, 0.3)
    assert not is_disc(canvas, 0.5, 0.3)


def test_what_moves_is_shown_at_its_new_place_only(canvas: Canvas) -> None:
    edit(canvas, edits.move(canvas.project, NOW, ["twitter"], 0.3, 0.0))
    assert is_disc(canvas, 0.5, 0.3)
    assert not is_disc(canvas, 0.2, 0.3)
    canvas.session.document.undo()
    assert is_disc(canvas, 0.2, 0.3)
    assert not is_disc(canvas, 0.5, 0.3)


def test_in_a_gesture_the_places_before_are_empty_at_once(canvas: Canvas) -> None:
    gesture = canvas.session.document.begin("Move")
    for x in (0.5, 0.8):
        gesture.show(edits.move(gesture.start, NOW, ["twitter"], x - 0.2, 0.0))
    assert [is_disc(canvas, x, 0.3) for x in (0.2, 0.5, 0.8)] == [False, False, True]
    gesture.cancel()
    assert [is_disc(canvas, x, 0.3) for x in (0.2, 0.5, 0.8)] == [True, False, False]


def test_placing_deleting_and_undoing_are_shown(canvas: Canvas) -> None:
    edit(canvas, edits.place(canvas.project, NOW, "blogs", -0.2, 0.7))
    assert is_disc(canvas, -0.2, 0.7)
    edit(canvas, edits.delete(canvas.project, ["twitter"]))
    assert seen(canvas) == ["sales", "blogs"]
    assert not is_disc(canvas, 0.2, 0.3)
    edit(canvas, edits.unplace(canvas.project, NOW, ["blogs"]))
    assert seen(canvas) == ["sales"]
    canvas.session.document.undo()
    canvas.session.document.undo()
    assert seen(canvas) == ["twitter", "sales", "blogs"]


def test_a_new_name_is_the_new_label(canvas: Canvas) -> None:
    edit(canvas, edits.rename(canvas.project, "twitter", "X"))
    label = canvas.widget.scenery.label("twitter")
    assert label is not None
    assert label.text == "X"


def test_another_scenario_s_placements_change_nothing_here(show: Show) -> None:
    canvas = show(
        map_of(technology("twitter", 0.2, 0.3), also={"later": [technology("twitter", 0.6, 0.6)]})
    )
    before = canvas.picture()
    edit(canvas, edits.move(canvas.project, "later", ["twitter"], 0.1, 0.1))
    assert canvas.picture() == before


@pytest.mark.parametrize("muted", [{"muted": True}, {"weight": 0.0}])
def test_what_is_muted_does_not_heat(canvas: Canvas, muted: dict[str, object]) -> None:
    edit(canvas, edits.set_placements(canvas.project, NOW, ["twitter"], **muted))
    assert canvas.session.heat.heat().field.alignment.max() == 0.0


def test_the_layers_can_be_hidden(canvas: Canvas) -> None:
    view = canvas.session.view
    view.show_part("technology", False)
    assert seen(canvas) == ["sales"]
    assert not is_disc(canvas, 0.2, 0.3)
    view.show_part("role", False)
    view.show_part("technology", True)
    assert seen(canvas) == ["twitter"]
    assert is_disc(canvas, 0.2, 0.3)


def test_hidden_layers_stay_hidden_when_something_in_them_moves(canvas: Canvas) -> None:
    canvas.session.view.show_part("technology", False)
    gesture = canvas.session.document.begin("Move")
    gesture.show(edits.move(gesture.start, NOW, ["twitter"], 0.3, 0.0))
    assert seen(canvas) == ["sales"]
    assert not is_disc(canvas, 0.5, 0.3)
    gesture.commit()
    assert seen(canvas) == ["sales"]


@pytest.mark.parametrize("part", ["heat", "contours", "labels"])
def test_each_part_of_the_picture_can_be_hidden(show: Show, part: str) -> None:
    canvas = show(map_of(technology("twitter", 0.2, 0.3), role("sales", 0.1, 0.2)))
    before = canvas.picture()
    canvas.session.view.show_part(part, False)
    assert canvas.picture() != before
    canvas.session.view.show_part(part, True)
    assert canvas.picture() == before


def test_each_overlay_is_another_picture_and_another_key(show: Show) -> None:
    canvas = show(map_of(technology("twitter", 0.3, 0.3), role("sales", -0.2, 0.1)))
    pictures = []
    for overlay in OVERLAYS:
        edit(canvas, edits.set_heat(canvas.project, overlay=overlay))
        assert canvas.widget.key.overlay == overlay
        pictures.append(canvas.picture())
    assert all(a != b for n, a in enumerate(pictures) for b in pictures[:n])


def test_zone_lines_belong_to_the_alignment(show: Show) -> None:
    canvas = show(map_of(technology("twitter", 0.2, 0.3), role("sales", 0.2, 0.25)))
    edit(canvas, edits.set_heat(canvas.project, overlay="combined"))
    before = canvas.picture()
    canvas.session.view.show_part("contours", False)
    assert canvas.picture() == before


def test_dark_and_light_are_two_pictures(canvas: Canvas) -> None:
    light = canvas.colour(0.95, -1.1)
    canvas.session.view.set_style(True)
    assert canvas.colour(0.95, -1.1).lightness() < 60 < 200 < light.lightness()


def test_the_selection_is_shown_and_belongs_to_no_file(canvas: Canvas) -> None:
    before = canvas.picture()
    canvas.session.selection.choose(["twitter"])
    assert canvas.picture() != before
    canvas.session.selection.clear()
    assert canvas.picture() == before
    assert not canvas.session.document.modified


def test_what_is_deleted_is_no_longer_chosen(canvas: Canvas) -> None:
    canvas.session.selection.choose(["twitter", "sales"])
    edit(canvas, edits.delete(canvas.project, ["twitter"]))
    assert canvas.chosen == ("sales",)


def test_another_project_starts_anew(canvas: Canvas) -> None:
    canvas.session.selection.choose(["twitter"])
    canvas.wheel(0.5, 0.5, 600)
    canvas.session.document.replace(map_of(technology("seo", -0.6, -0.1)))
    assert seen(canvas) == ["seo"]
    assert canvas.chosen == ()
    assert canvas.widget.zoom == 1.0
    assert is_disc(canvas, -0.6, -0.1)
    assert not is_disc(canvas, 0.2, 0.3)


def test_a_project_with_another_first_scenario_is_shown(canvas: Canvas) -> None:
    other = map_of(technology("seo", -0.6, -0.1), also={"later": [technology("seo", 0.5, 0.5)]})
    change = {("order", "scenarios"): (("now", "later"), ("later", "now"))}
    canvas.session.document.replace(other.after(Change(change)))
    assert canvas.widget.scenario in {"now", "later"}
    x, y = canvas.where("seo")
    assert is_disc(canvas, x, y)


def test_an_empty_map_says_how_to_begin(show: Show) -> None:
    canvas = show(map_of())
    before = canvas.picture()
    edit(canvas, edits.create(canvas.project, NOW, "technology", "", (0.9, -0.9))[0])
    with_item = canvas.picture()
    region = (int(canvas.pixel(0, 0.5).x()) - 60, int(canvas.pixel(0, 0.5).y()) - 10, 120, 20)
    assert before.copy(*region) != with_item.copy(*region)
