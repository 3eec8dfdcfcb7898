"""Names that a hand has put far from their markers: thin lines say which marker is theirs."""

from __future__ import annotations

import itertools
import math

import pytest

from heatdesk.figure.bubbles import bubbles
from heatdesk.figure.labels import Label, place_labels
from heatdesk.figure.look import DARK, LIGHT
from heatdesk.figure.marks import Line
from heatdesk.model.items import LabelOffset
from heatdesk.model.project import Project
from tests.builders.maps import NOW, map_of, role, technology
from tests.figure.test_labels import FRAME, cross, goes_through, labels_of, overlap

EM = LIGHT.label_size
RIM = LIGHT.marker / 2 + 2.0
CROWD = tuple(technology(f"item-{n}", 0.07 * (n % 6), 0.07 * (n // 6)) for n in range(24))


def moved(dx: float, dy: float, name: str = "twitter") -> Label:
    return labels_of(map_of(technology(name, label=LabelOffset(dx, dy))))[name]


def gap(label: Label) -> float:
    """From the marker's rim to the label's box."""
    x, y = FRAME.x(0.0), FRAME.y(0.0)
    left, top, right, bottom = label.rect
    return math.hypot(min(max(x, left), right) - x, min(max(y, top), bottom) - y) - RIM


@pytest.mark.parametrize("direction", [(1.0, -0.5), (-1.0, -0.5), (0.0, 1.0), (-3.0, -1.0)])
def test_from_two_text_heights_on_a_line_leads_to_the_name(direction: tuple[float, float]) -> None:
    labels = [moved(direction[0] * far, direction[1] * far) for far in range(0, 40)]
    assert {label.leader is not None for label in labels} == {True, False}
    for label in labels:
        assert (label.leader is not None) == (gap(label) > 2 * EM)


def test_the_line_goes_from_the_rim_to_the_nearest_point_of_the_name() -> None:
    label = moved(8.0, -6.0)
    assert label.leader is not None
    x1, y1, x2, y2 = label.leader
    left, _, _, bottom = label.rect
    assert (x2, y2) == (left, bottom)
    x, y = FRAME.x(0.0), FRAME.y(0.0)
    assert math.hypot(x1 - x, y1 - y) == pytest.approx(RIM)
    assert (x1 - x) * (y2 - y) == pytest.approx((y1 - y) * (x2 - x))


@pytest.mark.parametrize("offset", [(0.0, 0.0), (-2.0, -0.5), (1.5, -0.5)])
def test_a_name_on_its_marker_or_beside_it_has_none(offset: tuple[float, float]) -> None:
    assert moved(*offset).leader is None


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_the_line_is_thin_and_has_a_casing(look) -> None:
    bubble = bubbles(map_of(technology("twitter", label=LabelOffset(9.0, 9.0))), NOW)
    (label,) = place_labels(bubble, FRAME, look)
    lines = [mark for mark in label.marks(bubble[0], FRAME, look) if isinstance(mark, Line)]
    assert [line.stroke.width for line in lines] == [3.0, 1.0]
    assert [line.stroke.colour for line in lines] == [look.halo.colour, look.text]


def crowded(dx: float, dy: float) -> Project:
    return map_of(*CROWD, role("moved", 0.18, 0.18, label=LabelOffset(dx, dy)))


@pytest.mark.parametrize("offset", [(15.0, 0.0), (-20.0, -12.0), (4.0, 16.0), (0.0, -18.0)])
def test_other_names_keep_off_the_line_and_theirs_do_not_cross_it(
    offset: tuple[float, float],
) -> None:
    labels = labels_of(crowded(*offset))
    mine = labels.pop("moved")
    assert mine.leader is not None
    rest = [label for label in labels.values() if label.number is None]
    assert any(label.leader is not None for label in rest)
    for label in rest:
        assert not goes_through(mine.leader, label.rect), label.id
        assert not overlap(mine.rect, label.rect), label.id
    led = [label for label in (mine, *rest) if label.leader is not None]
    for one, other in itertools.combinations(led, 2):
        assert not cross(one.leader, other.leader)
