"""The same marks reach a slide that the audience's window shows: how many, and where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from pptx.enum.shapes import MSO_SHAPE

from heatdesk.analysis.reading import read
from heatdesk.analysis.story.scenes import scenes
from heatdesk.export.pptx.freeforms import NEAR
from heatdesk.figure import lettering
from heatdesk.figure.look import LIGHT
from heatdesk.figure.marks import Ellipse, Mark, Picture, Rect, Rings, Text
from heatdesk.figure.stage import Layers, stage_layers
from heatdesk.figure.stage_layout import StageLayout
from heatdesk.model.project import Project
from heatdesk.model.story import About, Step
from heatdesk.storage.templates import open_template
from tests.builders.maps import NOW, map_of, maps, role, technology
from tests.conftest import Figure as Note
from tests.export.decks import HEIGHT, WIDTH, Deck, groups, parts, points, rect, retold
from tests.export.fifty import COUNT, a_crowd, beginning, counted
from tests.export.flat import bounds, flat

_NEAR = 0.005 * WIDTH
"""How far a shape may be from its place, in page units."""

LAYOUT = StageLayout.of(WIDTH, HEIGHT)


def test_the_slides_of_the_article() -> None:
    project = open_template("social-media-2011")
    read_once = read(project, project.first_scenario)
    deck = Deck.of(project)
    story = scenes(project, project.first_scenario, lambda id: read(project, id))
    for scene, slide in zip(story[2:6], deck.slides[2:6], strict=True):
        check(slide, stage_layers(project, scene, read_once, LIGHT, LAYOUT))
    check_items(deck.slides[5], project, project.first_scenario)


@settings(max_examples=50)
@given(maps())
def test_a_slide_of_any_map(project: Project) -> None:
    told = retold(project, Step("all", "free", About(NOW), title="All"))
    reading = read(told, NOW)
    (scene,) = scenes(told, NOW, lambda _: reading)
    check(Deck.of(told).slides[0], stage_layers(told, scene, reading, LIGHT, LAYOUT))


def test_a_slide_of_fifty_maps(figure: Note) -> None:
    found = contours = 0
    for seed in range(COUNT):
        told = retold(a_crowd(seed), Step("all", "free", About(NOW), title="All"))
        reading = read(told, NOW)
        (scene,) = scenes(told, NOW, lambda _, given=reading: given)
        slide, layers = Deck.of(told).slides[0], stage_layers(told, scene, reading, LIGHT, LAYOUT)
        check(slide, layers)
        check_items(slide, told, NOW)
        found += len(told.placements(NOW))
        contours += counted(layers.heat)["contours"]
    assert found > 300
    assert contours > 60
    figure(f"PPTX of {COUNT} random maps: {found} bubbles with names, {contours} contours in place")


def check(slide: Any, layers: Layers) -> None:
    items = list(flat(layers.items))
    own = [g for name, g in groups(slide).items() if name.startswith(("Technology", "Role"))]
    check_extents(layers, [part for group in own for part in parts(group, "Extent")])
    markers = [part for group in own for part in parts(group, "Marker")]
    wanted = [mark for mark in items if not isinstance(mark, Text) and _is_marker(mark)]
    check_places(map(bounds, wanted), map(rect, markers))
    check_names(items, [part for group in own for part in parts(group, "Label")])
    check_heat(slide, layers)


def check_items(slide: Any, project: Project, scenario: str) -> None:
    """Each item's own marker lies where it is placed, and has its kind's shape."""
    frame, found = LAYOUT.frame, groups(slide)
    for placement in project.placements(scenario):
        item = project.item(placement.item)
        markers = parts(found[f"{item.layer.capitalize()}: {item.name}"], "Marker")
        assert markers
        for marker in markers:
            left, top, right, bottom = rect(marker)
            assert (left + right) / 2 == pytest.approx(frame.x(placement.x), abs=_NEAR)
            assert (top + bottom) / 2 == pytest.approx(frame.y(placement.y), abs=_NEAR)
            oval = marker.auto_shape_type == MSO_SHAPE.OVAL
            assert oval == (item.layer == "technology")


def check_extents(layers: Layers, found: list[Any]) -> None:
    """What of an extent lies on the plane is where it should be."""
    wanted = [mark for mark in flat(layers.items) if isinstance(mark, Ellipse) and mark.stroke]
    check_places((_seen(bounds(mark)) for mark in wanted), (_seen(rect(part)) for part in found))


def check_names(items: Iterable[Mark], found: list[Any]) -> None:
    """The same names, each begun and ended in its place, on its base line."""
    wanted = sorted((mark for mark in items if isinstance(mark, Text)), key=_by_place)
    names = sorted(found, key=lambda part: (part.text_frame.text, rect(part)[0]))
    assert [mark.text for mark in wanted] == [part.text_frame.text for part in names]
    for mark, part in zip(wanted, names, strict=True):
        x, y = beginning(mark)
        wide = lettering.width(mark.text, mark.size, mark.weight, mark.spacing)
        box = (x, y - lettering.ascent(mark.size), x + wide, y + lettering.descent(mark.size))
        assert rect(part) == pytest.approx(box, abs=_NEAR)


def _by_place(mark: Text) -> tuple[str, float]:
    return mark.text, beginning(mark)[0]


def check_heat(slide: Any, layers: Layers) -> None:
    """The picture, and every zone's lines with all their turns."""
    pictures = [shape for shape in slide.shapes if shape.name.startswith("Heat: ")]
    wanted = [mark for mark in layers.heat if isinstance(mark, Picture)]
    check_places(map(bounds, wanted), map(rect, pictures))
    outlines = [shape for shape in slide.shapes if shape.name.endswith(" outline")]
    rings = [ring for mark in layers.heat if isinstance(mark, Rings) for ring in mark.rings]
    assert len(outlines) == len(rings)
    for ring, shape in zip(rings, outlines, strict=True):
        line = points(shape)
        assert len(line) <= len(ring)
        assert farthest(ring, line) < min(0.0025 * WIDTH, 2 * NEAR)
        assert farthest(line, ring) < min(0.0025 * WIDTH, 2 * NEAR)


def farthest(ring: Any, line: Any) -> float:
    """How far a ring strays at most from a closed line."""
    ends = np.roll(line, -1, axis=0) - line
    lengths = np.maximum((ends**2).sum(axis=1), 1e-12)
    gaps = ring[:, None, :] - line[None, :, :]
    along = np.clip((gaps * ends).sum(axis=2) / lengths, 0.0, 1.0)
    away = gaps - along[:, :, None] * ends
    return float(np.sqrt((away**2).sum(axis=2)).min(axis=1).max())


def check_places(wanted: Iterable[Rect], found: Iterable[Rect]) -> None:
    """The same boxes, in whatever order."""
    rects, shapes = np.array(sorted(wanted)), np.array(sorted(found))
    assert rects.shape == shapes.shape
    if len(rects):
        distances = np.abs(rects[:, None, :] - shapes[None, :, :]).max(axis=2)
        assert distances.min(axis=1).max() < _NEAR
        assert distances.min(axis=0).max() < _NEAR


def _is_marker(mark: Mark) -> bool:
    """Markers are filled and small; extents over heat have a line only, as leaders have."""
    return getattr(mark, "fill", None) is not None and not (
        isinstance(mark, Ellipse) and mark.stroke is not None
    )


def _seen(box: Rect) -> Rect:
    left, top, right, bottom = LAYOUT.frame.box
    x1, x2 = (float(np.clip(x, left, right)) for x in (box[0], box[2]))
    y1, y2 = (float(np.clip(y, top, bottom)) for y in (box[1], box[3]))
    return x1, y1, x2, y2


def test_an_extent_far_beyond_the_plane_is_cut_at_its_edge() -> None:
    project = map_of(
        technology("near", 0.75, 0.0, width=0.5), technology("far", 0.9, 0.9, width=2.0), role("r")
    )
    slide = Deck.of(retold(project, Step("a", "free"))).slides[0]
    near, far = (
        parts(groups(slide)[f"Technology: {name}"], "Extent")[0] for name in ("Near", "Far")
    )
    assert near.auto_shape_type == 9  # an oval
    assert far.shape_type == 5  # a freeform
    frame = LAYOUT.frame
    assert rect(far) == pytest.approx(
        (frame.x(-0.1), frame.top, frame.right, frame.y(0.65)), abs=0.5
    )
