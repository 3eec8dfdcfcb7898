from __future__ import annotations

import itertools
import math
from dataclasses import replace
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heatdesk.figure import lettering
from heatdesk.figure.bubbles import Bubble, bubbles
from heatdesk.figure.compose import compose
from heatdesk.figure.frame import Frame
from heatdesk.figure.labels import Label, Rect, place_labels
from heatdesk.figure.look import LIGHT
from heatdesk.figure.marks import Picture, Text
from heatdesk.model.items import Item, LabelOffset, Placement
from heatdesk.model.project import Project
from heatdesk.storage.templates import open_template
from tests.builders.maps import NOW, map_of, maps, role, technology

FRAME = Frame(100.0, 50.0, 600.0)
CLUSTER = map_of(*(technology(f"item-{n}", 0.02 * (n % 2), 0.02 * (n // 2)) for n in range(4)))


class Page(NamedTuple):
    """A composed page: its plane, its bubbles and the boxes of their labels."""

    frame: Frame
    bubbles: tuple[Bubble, ...]
    labels: list[Rect]


def overlap(one: Rect, other: Rect) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return max(wide, 0.0) * max(high, 0.0)


def marker_rect(bubble: Bubble, frame: Frame) -> Rect:
    half = LIGHT.marker / 2 * frame.unit
    x, y = frame.x(bubble.placement.x), frame.y(bubble.placement.y)
    return x - half, y - half, x + half, y + half


def labels_of(project: Project, frame: Frame = FRAME) -> dict[str, Label]:
    return {label.id: label for label in place_labels(bubbles(project, NOW), frame, LIGHT)}


def place(name: str, **placement) -> Label:
    bubble = Bubble(Item("a", "technology", name), Placement("a", 0.0, 0.0, **placement))
    return place_labels([bubble], FRAME, LIGHT)[0]


# On the article's map -----------------------------------------------------------------------------


@pytest.fixture(scope="module", params=[(1280, 800), (1600, 1000)], ids=["1280x800", "1600x1000"])
def page(request: pytest.FixtureRequest) -> Page:
    project, (width, height) = open_template("social-media-2011"), request.param
    figure = compose(project, "rebuilt", "alignment", LIGHT, width, height)
    heat = next(mark for mark in figure.marks if isinstance(mark, Picture))
    frame = Frame(heat.x, heat.y, heat.width, width / 1280)
    texts = {mark.text: mark for mark in figure.marks if isinstance(mark, Text)}
    shown = bubbles(project, "rebuilt")
    return Page(frame, shown, [letters_of(texts[bubble.item.name]) for bubble in shown])


def letters_of(text: Text) -> Rect:
    """The box of the letters themselves: from above the capitals to below the line."""
    wide = lettering.width(text.text, text.size, text.weight)
    top = text.y - 1.1 * lettering.cap_height(text.size)
    return text.x, top, text.x + wide, text.y + lettering.descent(text.size)


def test_no_two_labels_of_the_article_overlap(page: Page) -> None:
    named = zip(page.bubbles, page.labels, strict=True)
    for (a, one), (b, other) in itertools.combinations(named, 2):
        assert overlap(one, other) == 0, (a.item.name, b.item.name)


def test_no_label_of_the_article_covers_a_marker(page: Page) -> None:
    for a, label in zip(page.bubbles, page.labels, strict=True):
        for b in page.bubbles:
            assert overlap(label, marker_rect(b, page.frame)) == 0, (a.item.name, b.item.name)


def test_all_labels_of_the_article_lie_on_the_plane(page: Page) -> None:
    for bubble, (left, top, right, bottom) in zip(page.bubbles, page.labels, strict=True):
        assert page.frame.left <= left < right <= page.frame.right, bubble.item.name
        assert page.frame.top <= top < bottom <= page.frame.bottom, bubble.item.name


# What decides -------------------------------------------------------------------------------------


@settings(max_examples=40)
@given(maps())
def test_the_same_map_has_the_same_labels_whatever_was_laid_out_before(project: Project) -> None:
    first = labels_of(project)
    place_labels(bubbles(open_template("social-media-2011"), "rebuilt"), FRAME, LIGHT)
    assert labels_of(project) == first
    assert list(first) == [p.item for p in project.placements(NOW)]


@settings(max_examples=40)
@given(maps(), st.floats(-300, 300), st.sampled_from([0.5, 2.0, 3.0]))
def test_pages_moved_or_enlarged_keep_their_layout(
    project: Project, by: float, factor: float
) -> None:
    """Whole numbers aside, the layout knows neither where the page lies nor how large it is."""
    base = labels_of(project, Frame(0.0, 0.0, 640.0))
    moved = labels_of(project, Frame(0.0, 0.0, 640.0 * factor, factor))
    for id, label in base.items():
        assert moved[id].rect == pytest.approx([factor * edge for edge in label.rect], abs=1e-6)


def test_a_label_alone_stands_to_the_right_of_its_marker() -> None:
    left, top, right, bottom = place("Twitter").rect
    x, y = FRAME.x(0.0), FRAME.y(0.0)
    assert left == pytest.approx(x + LIGHT.marker / 2 + LIGHT.label_gap)
    assert (top + bottom) / 2 == pytest.approx(y)
    assert right > left


def test_at_the_right_edge_it_stands_to_the_left() -> None:
    labels = labels_of(map_of(technology("twitter", 0.98, 0.0)))
    assert labels["twitter"].rect[2] < FRAME.x(0.98)


def test_it_rather_stands_within_its_own_extent() -> None:
    """Below, this small one holds its name; to the right the name would stick out."""
    label = labels_of(map_of(technology("blog", width=0.22, height=0.22)))["blog"]
    assert label.rect[1] > FRAME.y(0.0)
    assert label.rect[0] < FRAME.x(0.0) < label.rect[2]
    wide = labels_of(map_of(technology("blog", width=0.6, height=0.6)))["blog"]
    assert wide.rect[0] > FRAME.x(0.0)


def test_it_makes_way_for_a_marker() -> None:
    crowded = map_of(technology("twitter", 0.0, 0.0), technology("blogs", 0.15, 0.0))
    assert labels_of(crowded)["twitter"].rect[2] < FRAME.x(0.0)


def test_it_keeps_clear_of_what_is_in_the_way() -> None:
    (bubble,) = bubbles(map_of(technology("twitter")), NOW)
    (free,) = place_labels([bubble], FRAME, LIGHT)
    (kept,) = place_labels([bubble], FRAME, LIGHT, [free.rect])
    assert overlap(kept.rect, free.rect) == 0


def test_roles_choose_first_then_the_heavier() -> None:
    """Two at one spot want the same side: whoever comes first has it."""
    right = FRAME.x(0.0)

    def on_the_right(*placed) -> list[str]:
        return [id for id, label in labels_of(map_of(*placed)).items() if label.rect[0] > right]

    assert on_the_right(technology("aa", weight=5.0), role("bb")) == ["bb"]
    assert on_the_right(technology("aa"), technology("bb", weight=2.0)) == ["bb"]
    assert on_the_right(technology("aa"), technology("bb")) == ["aa"]


def test_what_moves_far_away_leaves_the_other_labels_alone() -> None:
    crowd = [technology(f"t{n}", 0.03 * n - 0.9, 0.02 * n - 0.9) for n in range(6)]
    here = labels_of(map_of(*crowd, role("far", 0.8, 0.8)))
    there = labels_of(map_of(*crowd, role("far", 0.3, 0.9)))
    assert {k: v for k, v in here.items() if k != "far"} == {
        k: v for k, v in there.items() if k != "far"
    }
    assert here["far"] != there["far"]


@pytest.mark.parametrize(("dx", "dy"), [(0.0, 0.0), (-7.0, 3.5), (20.0, -30.0)])
def test_a_label_moved_by_hand_stays_where_it_was_put(dx: float, dy: float) -> None:
    """Even on top of something; and relative to its marker, in its own text heights."""
    project = map_of(technology("twitter", 0.2, 0.1, label=LabelOffset(dx, dy)), role("on-top"))
    for frame in (FRAME, replace(FRAME, unit=2.0)):
        left, top, _, _ = labels_of(project, frame)["twitter"].rect
        size = LIGHT.label_size * frame.unit
        assert left == pytest.approx(frame.x(0.2) + dx * size)
        assert top == pytest.approx(frame.y(0.1) + dy * size)


# In a crowd ---------------------------------------------------------------------------------------


@st.composite
def crowds(draw: st.DrawFn) -> Project:
    """Many items in a small part of the plane, some on the very same spot."""
    near = st.integers(-20, 20).map(lambda n: n / 100)
    spots = draw(st.lists(st.tuples(near, near, st.booleans()), min_size=2, max_size=30))
    corner = draw(st.sampled_from([0.0, 0.8, -0.8]))
    return map_of(
        *(
            (technology, role)[is_role](f"item-{n}", x + corner, y)
            for n, (x, y, is_role) in enumerate(spots)
        )
    )


def on_the_map(project: Project) -> tuple[list[Label], list[Rect]]:
    """The labels that are no numbers, and the boxes of all markers."""
    labels = [label for label in labels_of(project).values() if label.number is None]
    return labels, [marker_rect(bubble, FRAME) for bubble in bubbles(project, NOW)]


@settings(max_examples=30)
@given(crowds())
def test_no_label_covers_another_or_a_marker_or_leaves_the_plane(project: Project) -> None:
    labels, markers = on_the_map(project)
    for one, other in itertools.combinations(labels, 2):
        assert overlap(one.rect, other.rect) == 0
    for label in labels:
        assert not any(overlap(label.rect, marker) for marker in markers)
        left, top, right, bottom = label.rect
        assert FRAME.left <= left < right <= FRAME.right
        assert FRAME.top <= top < bottom <= FRAME.bottom


@settings(max_examples=30)
@given(crowds())
def test_leader_lines_lead_from_the_marker_to_the_label_and_cross_nothing(project: Project) -> None:
    labels, _ = on_the_map(project)
    led = [label for label in labels if label.leader is not None]
    centres = {
        b.item.id: (FRAME.x(b.placement.x), FRAME.y(b.placement.y)) for b in bubbles(project, NOW)
    }
    for label in led:
        x1, y1, x2, y2 = label.leader or (0, 0, 0, 0)
        x, y = centres[label.id]
        left, top, right, bottom = label.rect
        assert math.hypot(x1 - x, y1 - y) == pytest.approx(LIGHT.marker / 2 + 2)
        assert left - 1e-6 <= x2 <= right + 1e-6
        assert top - 1e-6 <= y2 <= bottom + 1e-6
        for other in labels:
            assert other is label or not goes_through(label.leader, other.rect)
        for id, centre in centres.items():
            core = (centre[0] - 5, centre[1] - 5, centre[0] + 5, centre[1] + 5)
            assert centre == (x, y) or not goes_through(label.leader, core), id
    for one, other in itertools.combinations(led, 2):
        assert not cross(one.leader, other.leader)


def goes_through(line: Rect | None, box: Rect, steps: int = 400) -> bool:
    """By walking along the line."""
    x1, y1, x2, y2 = line or (0, 0, 0, 0)
    left, top, right, bottom = box
    for step in range(steps + 1):
        x, y = x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps
        if left + 1e-6 < x < right - 1e-6 and top + 1e-6 < y < bottom - 1e-6:
            return True
    return False


def cross(one: Rect | None, other: Rect | None) -> bool:
    (ax, ay, bx, by), (cx, cy, dx, dy) = one or (0,) * 4, other or (0,) * 4
    area = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx)
    if area == 0:
        return False
    t = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / area
    u = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / area
    return 0 < t < 1 and 0 < u < 1


def test_what_finds_no_place_beside_its_marker_goes_onto_a_leader_line() -> None:
    labels = list(labels_of(CLUSTER).values())
    assert labels[0].leader is None
    assert all(label.number is None for label in labels)
    led = [label for label in labels if label.leader is not None]
    assert led
    casing, line, text = led[0].marks(bubbles(CLUSTER, NOW)[0], FRAME, LIGHT)
    assert (line.x1, line.y1, line.x2, line.y2) == led[0].leader
    assert casing.stroke.width > line.stroke.width
    assert text.text == led[0].text


def test_what_finds_no_place_at_all_gets_a_number_in_the_order_of_the_bubbles() -> None:
    heap = map_of(*(technology(f"item-{n}", 0.0, 0.0) for n in range(150)))
    labels = labels_of(heap)
    numbers = [label.number for label in labels.values() if label.number is not None]
    assert len(numbers) > 20
    assert numbers == list(range(1, len(numbers) + 1))
    for bubble in bubbles(heap, NOW):
        label = labels[bubble.item.id]
        if label.number is not None:
            (mark,) = label.marks(bubble, FRAME, LIGHT)
            assert mark.text == str(label.number)
            assert mark.x == FRAME.x(0.0)


# What they say ------------------------------------------------------------------------------------


def test_labels_are_the_names_in_one_line_cut_where_too_long() -> None:
    assert place("Community\n  Marketing").text == "Community Marketing"
    long = place("A name that nobody would give to anything, ever")
    assert long.text.endswith("…")
    assert lettering.width(long.text, LIGHT.label_size) <= 22 * LIGHT.label_size


def test_roles_are_written_heavier() -> None:
    labels = labels_of(map_of(technology("twitter", -0.5), role("sales", 0.5)))
    assert (labels["twitter"].weight, labels["sales"].weight) == (400, 600)


def test_the_text_sits_inside_its_box() -> None:
    (bubble,) = bubbles(map_of(technology("twitter")), NOW)
    (label,) = place_labels([bubble], FRAME, LIGHT)
    (mark,) = label.marks(bubble, FRAME, LIGHT)
    left, top, right, bottom = letters_of(mark)
    assert label.rect[0] <= left < right <= label.rect[2]
    assert label.rect[1] <= top < bottom <= label.rect[3] + 1e-6
    assert mark.halo == LIGHT.halo
    (moved,) = label.moved(5.0, -3.0).marks(bubble, FRAME, LIGHT)
    assert moved == replace(mark, x=mark.x + 5.0, y=mark.y - 3.0)


def test_a_label_moved_along_takes_its_leader_with_it() -> None:
    label = next(label for label in labels_of(CLUSTER).values() if label.leader is not None)
    x1, y1, x2, y2 = label.leader
    assert label.moved(5.0, -3.0).leader == (x1 + 5.0, y1 - 3.0, x2 + 5.0, y2 - 3.0)


def test_no_bubbles_have_no_labels() -> None:
    assert place_labels([], FRAME, LIGHT, [(0.0, 0.0, 9.0, 9.0)]) == ()
