from __future__ import annotations

import pytest

from heatdesk.figure import legend as legends
from heatdesk.figure.bounds import bounds
from heatdesk.figure.compose import legend_key
from heatdesk.figure.labels import Label
from heatdesk.figure.look import LIGHT
from heatdesk.figure.marks import Box, Ellipse, Line, Picture, Text
from heatdesk.figure.words import OVERLAY_WORDS, number
from heatdesk.model.project import Project
from heatdesk.model.properties import OVERLAYS, HeatSettings, LayerName, LayerNames
from tests.builders.maps import LATER, NOW, in_tray, map_of, role, technology

PLACE = legends.Place(30.0, 40.0, legends.WIDTH, 1.0)


def marks(project: Project, overlay="alignment", place: legends.Place = PLACE):
    key = legend_key(project, overlay, LIGHT)
    return key, tuple(legends.legend(project, NOW, key, place, LIGHT))


def texts(project: Project, overlay="alignment") -> list[str]:
    return [mark.text for mark in marks(project, overlay)[1] if isinstance(mark, Text)]


def pair(**heat) -> Project:
    """One role on one technology, each of weight 2: the alignment is 2."""
    placed = (technology("a", weight=2.0), role("b", weight=2.0), role("c", -0.9, -0.9))
    return map_of(*placed, in_tray("d"), heat=HeatSettings(**heat))


def test_alignment_is_explained_with_scale_and_thresholds() -> None:
    said = texts(pair(scale=2.0))
    for words in ("Alignment", "0.00", "1.00", "1.50", "2.00", "apart", "together"):
        assert words in said
    assert "Hot: 1.50 and more" in said
    assert "Warm: 1.00 and more" in said


def test_numbers_stand_where_their_heat_is_on_the_bar() -> None:
    _, found = marks(pair(scale=4.0, warm=0.25, hot=0.5))
    (bar,) = [mark for mark in found if isinstance(mark, Picture)]
    spots = {m.text: m.x for m in found if isinstance(m, Text) and m.text in {"1.00", "2.00"}}
    assert spots["1.00"] == pytest.approx(bar.x + bar.width / 4)
    assert spots["2.00"] == pytest.approx(bar.x + bar.width / 2)
    ticks = [m.x1 for m in found if isinstance(m, Line) and m.x1 == m.x2]
    assert ticks == pytest.approx([bar.x + bar.width * share for share in (0, 0.25, 0.5, 1)])


def test_a_hot_threshold_at_the_end_of_the_bar_is_not_written_twice() -> None:
    said = texts(pair(scale=2.0, hot=1.0))
    assert said.count("2.00") == 1
    assert "Hot: 2.00 and more" in said


def test_a_comparison_is_explained_with_zero_in_its_middle() -> None:
    later = {LATER: [technology("a", 0.9), role("b")]}
    project = map_of(technology("a"), role("b"), also=later, target=LATER)
    key = legend_key(project, "gap", LIGHT, LATER)
    found = tuple(legends.legend(project, NOW, key, PLACE, LIGHT))
    said = {mark.text: mark for mark in found if isinstance(mark, Text)}
    assert {"Compared with the target", "cooler in the target", "hotter in the target"} <= set(said)
    (bar,) = [mark for mark in found if isinstance(mark, Picture)]
    middle = bar.x + bar.width / 2
    assert said["0.00"].x == pytest.approx(middle)
    assert [m for m in found if isinstance(m, Line) and m.x1 == m.x2 == middle and m.y1 < bar.y]
    assert not [text for text in said if text.startswith(("Hot", "Warm"))]
    assert legends.height(key) < legends.height(legend_key(project, "alignment", LIGHT))
    assert key.span[0] == -key.span[1]


def test_the_automatic_scale_is_written_too() -> None:
    key, _ = marks(pair())
    assert key.span == (0.0, pytest.approx(2.0, rel=1e-3))
    assert "2.00" in texts(pair())
    assert "0.50" in texts(map_of())


def test_the_gap_runs_from_one_side_to_the_other() -> None:
    said = texts(map_of(technology("a", -0.5), role("b", 0.5, weight=3.0)), "gap")
    assert said[2:5] == ["-3.00", "0.00", "3.00"]
    assert not [words for words in said if words.startswith(("Hot", "Warm"))]


def test_the_scale_counts_other_scenarios() -> None:
    strong = [technology("a", weight=5.0), role("b", weight=5.0)]
    project = map_of(technology("a"), role("b"), also={LATER: strong})
    assert "5.00" in texts(project)


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_every_overlay_has_its_words(overlay) -> None:
    words = OVERLAY_WORDS[overlay]
    said = texts(pair(), overlay)
    assert said[:2] == [words.name, words.meaning]
    assert words.low in said
    assert words.high in said


def test_layers_are_counted_under_their_own_names() -> None:
    names = LayerNames(LayerName("Initiatives"), LayerName("Teams"))
    project = map_of(technology("a"), role("b"), role("c"), in_tray("d"), layers=names)
    assert texts(project)[-2:] == ["Initiatives (1)", "Teams (2)"]


def test_layers_show_their_own_marker() -> None:
    _, found = marks(pair())
    assert [m.fill.colour for m in found if isinstance(m, Ellipse)][-1] == LIGHT.technology.fill
    assert [m.stroke.colour for m in found if isinstance(m, Box) and m.stroke][
        -1
    ] == LIGHT.role.outline


def test_the_bar_shows_the_colours_from_low_to_high() -> None:
    key, found = marks(pair())
    (bar,) = [mark for mark in found if isinstance(mark, Picture)]
    assert bar.pixels.shape[0] == 1
    assert bar.pixels[0].tolist() == key.table.tolist()


def numbered(count: int, room: float) -> list[str]:
    project = map_of(*(technology(f"item-{n}") for n in range(count)))
    labels = [Label(f"item-{n}", "", 400, (0.0,) * 4, number=n + 1) for n in range(count)]
    found = legends.numbered(project, labels, PLACE, room, LIGHT)
    return [mark.text for mark in found if isinstance(mark, Text)]


def test_names_without_a_place_on_the_map_stand_behind_their_numbers() -> None:
    assert numbered(2, 400.0) == ["1", "Item-0", "2", "Item-1"]
    assert numbered(0, 400.0) == []


def test_where_there_is_no_room_for_all_the_last_line_counts_the_rest() -> None:
    said = numbered(50, 100.0)
    shown = (len(said) - 1) // 2
    assert 2 < shown < 10
    assert said[-1].startswith(f"and {50 - shown} more")


@pytest.mark.parametrize("overlay", OVERLAYS)
@pytest.mark.parametrize("unit", [0.5, 1.0, 2.0])
def test_a_legend_keeps_to_the_room_it_asks_for(overlay, unit: float) -> None:
    names = LayerNames(LayerName("Technologies " * 9), LayerName("R" * 90))
    place = legends.Place(30.0, 40.0, legends.WIDTH * unit, unit)
    key, found = marks(map_of(technology("a"), role("b"), layers=names), overlay, place)
    left, top, right, bottom = bounds(found) or (0, 0, 0, 0)
    assert left >= 30.0 - unit
    assert top >= 40.0 - 1.5 * unit
    assert right <= 30.0 + (legends.WIDTH + 1) * unit
    assert bottom <= 40.0 + legends.height(key) * unit


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.0, "0.00"), (-0.0, "0.00"), (-0.001, "0.00"), (1.005, "1.00"), (-2.5, "-2.50")],
)
def test_numbers_have_two_decimals_and_no_minus_zero(value: float, written: str) -> None:
    assert number(value) == written
