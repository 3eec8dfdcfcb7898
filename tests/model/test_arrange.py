from __future__ import annotations

import pytest

from heatdesk.model import arrange, keys
from heatdesk.model.project import Project
from tests.builders.maps import LATER, NOW, in_tray, map_of, role, technology


@pytest.fixture
def project() -> Project:
    return map_of(
        technology("a", -0.5, 0.1, width=0.2, height=0.4),
        role("b", 0.1, 0.6, width=0.6, height=0.2),
        technology("c", 0.3, -0.3, width=0.4, height=0.6),
        technology("d", 0.9, 0.9),
        in_tray("e"),
        also={LATER: [technology("a", 0.0, 0.0)]},
    )


def placed(project: Project, axis: str) -> dict[str, float]:
    return {p.item: getattr(p, axis) for p in project.placements(NOW)}


@pytest.mark.parametrize(
    ("how", "axis", "where"),
    [
        ("left", "x", {"a": -0.5, "b": -0.3, "c": -0.4}),  # left edges at -0.6
        ("right", "x", {"a": 0.4, "b": 0.2, "c": 0.3}),  # right edges at 0.5
        ("centre", "x", {"a": -0.1, "b": -0.1, "c": -0.1}),
        ("top", "y", {"a": 0.5, "b": 0.6, "c": 0.4}),  # upper edges at 0.7
        ("bottom", "y", {"a": -0.4, "b": -0.5, "c": -0.3}),  # lower edges at -0.6
        ("middle", "y", {"a": 0.15, "b": 0.15, "c": 0.15}),
    ],
)
def test_extents_are_aligned_by_their_edges_or_centres(project, how, axis, where) -> None:
    after = project.after(arrange.align(project, NOW, ["a", "b", "c", "e"], how))
    other = "y" if axis == "x" else "x"
    assert placed(after, axis) == {**where, "d": 0.9}
    assert placed(after, other) == placed(project, other)
    assert after.placements(LATER) == project.placements(LATER)


def test_what_cannot_be_aligned_within_the_plane_stops_at_its_edge() -> None:
    project = map_of(
        technology("small", 1.0, 0.0, width=0.1), technology("wide", 0.9, 0.0, width=4)
    )
    after = project.after(arrange.align(project, NOW, ["small", "wide"], "right"))
    assert placed(after, "x") == {"small": 1.0, "wide": 0.9}


def test_centres_are_spaced_equally_between_the_outermost(project: Project) -> None:
    across = project.after(arrange.distribute(project, NOW, ["d", "b", "c", "a"], "across"))
    assert placed(across, "x") == {"a": -0.5, "b": -0.0333, "c": 0.4333, "d": 0.9}
    assert placed(across, "y") == placed(project, "y")
    up = project.after(arrange.distribute(project, NOW, ["a", "b", "c"], "up"))
    assert placed(up, "y") == {"a": 0.15, "b": 0.6, "c": -0.3, "d": 0.9}


@pytest.mark.parametrize("ids", [[], ["a"], ["a", "b"], ["a", "b", "e"]])
def test_fewer_than_three_are_not_distributed(project: Project, ids: list[str]) -> None:
    assert not arrange.distribute(project, NOW, ids, "across")


@pytest.mark.parametrize(
    ("how", "ids", "order"),
    [
        ("front", ["a", "b"], "cdab"),
        ("front", ["b", "a"], "cdab"),
        ("back", ["d", "b"], "bdac"),
        ("forward", ["a"], "bacd"),
        ("forward", ["a", "b"], "cabd"),
        ("forward", ["c", "d"], "abcd"),
        ("backward", ["d"], "abdc"),
        ("backward", ["a", "b"], "abcd"),
        ("backward", ["b", "d"], "badc"),
        ("front", ["e"], "abcd"),
    ],
)
def test_items_are_restacked_in_their_own_order(project, how, ids, order: str) -> None:
    after = project.after(arrange.restack(project, NOW, ids, how))
    assert "".join(p.item for p in after.placements(NOW)) == order
    assert after.order(keys.ITEM_ORDER) == project.order(keys.ITEM_ORDER)


def test_what_is_arranged_already_makes_no_change(project: Project) -> None:
    assert not arrange.restack(project, NOW, ["d"], "front")
    aligned = project.after(arrange.align(project, NOW, ["a", "b"], "left"))
    assert not arrange.align(aligned, NOW, ["a", "b"], "left")
    assert not arrange.align(project, NOW, ["a"], "centre")
    assert not arrange.align(project, NOW, [], "top")
