"""Labels on two hundred random maps: nothing covers anything, and nothing is lost in silence."""

from __future__ import annotations

import random

import pytest

from heatdesk.figure.bubbles import Bubble
from heatdesk.figure.frame import Frame
from heatdesk.figure.labels import Label, place_labels
from heatdesk.figure.look import LIGHT
from heatdesk.figure.marks import Rect
from heatdesk.model.items import Item, Placement

FRAME = Frame(100.0, 50.0, 620.0)
NAMES = (
    "Twitter", "LinkedIn", "Product Management", "Community forums", "Press releases", "SEO",
    "Blogs", "Marketing events", "AR/PR", "Evangelists", "Customer support", "Partner portal",
)  # fmt: skip


def clustered(seed: int, count: int) -> list[Bubble]:
    """So many items in the inner part of the plane."""
    dice = random.Random(seed)
    return [
        Bubble(
            Item(f"i{n}", dice.choice(("technology", "role")), dice.choice(NAMES)),
            Placement(f"i{n}", dice.uniform(-0.6, 0.6), dice.uniform(-0.6, 0.6), 0.4, 0.4),
        )
        for n in range(count)
    ]


def overlap(a: Rect, b: Rect) -> bool:
    return a[0] < b[2] and a[2] > b[0] and a[1] < b[3] and a[3] > b[1]


def marker(bubble: Bubble) -> Rect:
    x, y, half = FRAME.x(bubble.placement.x), FRAME.y(bubble.placement.y), LIGHT.marker / 2
    return x - half, y - half, x + half, y + half


def faults(bubbles: list[Bubble], labels: tuple[Label, ...]) -> list[tuple[str, str]]:
    """Pairs of a label and what it covers."""
    written = [label for label in labels if label.number is None]
    found = [
        (a.id, b.id)
        for n, a in enumerate(written)
        for b in written[n + 1 :]
        if overlap(a.rect, b.rect)
    ]
    return found + [
        (label.id, bubble.item.id)
        for label in written
        for bubble in bubbles
        if overlap(label.rect, marker(bubble))
    ]


@pytest.mark.parametrize("count", [30, 60])
def test_no_label_covers_a_label_or_a_marker(count: int) -> None:
    for seed in range(200):
        bubbles = clustered(seed, count)
        labels = place_labels(bubbles, FRAME, LIGHT)
        assert faults(bubbles, labels) == [], seed


@pytest.mark.parametrize("count", [30, 60])
def test_only_numbered_names_are_off_the_map(count: int) -> None:
    for seed in range(200):
        bubbles = clustered(seed, count)
        labels = place_labels(bubbles, FRAME, LIGHT)
        assert [label.id for label in labels] == [bubble.item.id for bubble in bubbles]
        numbers = [label.number for label in labels if label.number is not None]
        assert numbers == list(range(1, len(numbers) + 1)), seed
        for label in labels:
            left, top, right, bottom = label.rect
            inside = FRAME.left <= left and right <= FRAME.right
            assert label.number is not None or (
                inside and FRAME.top <= top and bottom <= FRAME.bottom
            )


def test_thirty_names_nearly_all_find_a_place() -> None:
    counts = [
        sum(label.number is not None for label in place_labels(clustered(s, 30), FRAME, LIGHT))
        for s in range(200)
    ]
    assert sum(counts) / len(counts) < 1.0
    assert max(counts) <= 4


def test_leaders_cross_neither_one_another_nor_labels_nor_markers() -> None:
    for seed in range(50):
        bubbles = clustered(seed, 40)
        labels = place_labels(bubbles, FRAME, LIGHT)
        lines = [(label.id, label.leader) for label in labels if label.leader is not None]
        for n, (_, a) in enumerate(lines):
            assert not any(crosses(a, b) for _, b in lines[n + 1 :]), seed


def crosses(a: Rect, b: Rect) -> bool:
    def side(p: Rect, x: float, y: float) -> float:
        return (p[2] - p[0]) * (y - p[1]) - (p[3] - p[1]) * (x - p[0])

    return (
        side(a, b[0], b[1]) * side(a, b[2], b[3]) < 0
        and side(b, a[0], a[1]) * side(b, a[2], a[3]) < 0
    )


def test_far_away_moves_leave_a_label_where_it_is() -> None:
    bubbles = clustered(1, 12)
    far = Bubble(Item("far", "role", "Far away"), Placement("far", 0.93, -0.93, 0.2, 0.2))
    moved = Bubble(far.item, Placement("far", 0.9, -0.9, 0.2, 0.2))
    before = place_labels([*bubbles, far], FRAME, LIGHT)
    after = place_labels([*bubbles, moved], FRAME, LIGHT)
    assert before[:-1] == after[:-1]
    assert before[-1] != after[-1]
