from __future__ import annotations

import pytest

from heatdesk.analysis.meetings import ItemShare, Meeting, meetings
from heatdesk.analysis.pairs import Pair
from heatdesk.analysis.reading import Reading, read
from heatdesk.model.properties import HeatSettings
from tests.analysis.drawn import KINDS, drawn_map
from tests.builders.maps import NOW, map_of, role, technology

FIXED = HeatSettings(scale=1.0)


def read_map(*placed, heat: HeatSettings = FIXED) -> Reading:
    return read(map_of(*placed, heat=heat), NOW)


CASES = [(seed, count, kind) for kind in KINDS for seed, count in enumerate((1, 6, 25, 120))]


@pytest.mark.parametrize(("seed", "count", "kind"), CASES)
def test_meetings_are_the_pairs_of_a_zone_by_role(seed: int, count: int, kind: str) -> None:
    reading = read(drawn_map(seed, count, kind), NOW)
    expected: dict[tuple[str, str], list[tuple[float, str]]] = {}
    for pair in reading.pairs.ranked:
        if pair.zone != "cool":
            technologies = expected.setdefault((pair.zone, pair.role), [])
            technologies.append((-(pair.share or 0.0), pair.technology))
    assert {(m.zone, m.role) for m in reading.meetings} == set(expected)
    for meeting in reading.meetings:
        technologies = sorted(expected[meeting.zone, meeting.role])
        assert list(meeting.technologies) == [id for _, id in technologies]
        assert meeting.share == pytest.approx(-sum(share for share, _ in technologies), abs=1e-12)
    order = [(m.zone == "warm", -(m.share or 0.0), m.role) for m in reading.meetings]
    assert order == sorted(order)


@pytest.mark.parametrize(("seed", "count", "kind"), CASES)
def test_a_meeting_lies_in_the_areas_that_hold_its_points(seed: int, count: int, kind: str) -> None:
    reading = read(drawn_map(seed, count, kind), NOW)
    cells = [set(area.cells.tolist()) for area in reading.areas]
    for meeting in reading.meetings:
        pairs = [reading.pairs.of(id, meeting.role) for id in meeting.technologies]
        points = {cell_of(pair, reading.areas[0].grid) for pair in pairs if reading.areas}
        assert meeting.areas == tuple(
            index
            for index, area in enumerate(reading.areas)
            if area.zone == meeting.zone and points & cells[index]
        )


def cell_of(pair: Pair, n: int) -> int:
    column, row = (min(int((at + 1) / 2 * n), n - 1) for at in (pair.x, pair.y))
    return row * n + column


def test_a_role_meets_some_hot_and_some_warm() -> None:
    reading = read_map(
        role("sales", 0.0, 0.0),
        technology("blogs", 0.02, 0.0, weight=0.9),
        technology("events", 0.0, 0.05),
        technology("fairs", 0.495, 0.0, weight=0.1),
        technology("letters", -0.9, -0.9),
    )
    hot, warm = reading.meetings
    assert hot == Meeting("hot", "sales", ("events", "blogs"), hot.share, (0,))
    assert warm == Meeting("warm", "sales", ("fairs",), warm.share, (1,))
    assert reading.areas[0].zone == "hot"
    assert reading.areas[1].zone == "warm"


def test_hot_meetings_come_first_then_the_largest_share_then_ids() -> None:
    reading = read_map(
        technology("a", -0.6), role("z", -0.6), role("y", -0.6), technology("b", 0.6, weight=0.6),
        role("w", 0.6, weight=0.6), technology("c", 0.6, 0.9, weight=3.0), role("x", 0.6, 0.9),
    )  # fmt: skip
    assert [(m.zone, m.role) for m in reading.meetings] == [
        ("hot", "x"), ("hot", "y"), ("hot", "z"), ("warm", "w"),
    ]  # fmt: skip


def test_who_meets_nobody_is_in_no_meeting() -> None:
    reading = read_map(technology("a", -0.9, -0.9), role("b", 0.9, 0.9))
    assert reading.meetings == ()
    assert meetings(reading.pairs, ()) == ()


# Shares of items ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("seed", "count", "kind"), CASES)
def test_the_share_of_an_item_is_that_of_its_pairs(seed: int, count: int, kind: str) -> None:
    reading = read(drawn_map(seed, count, kind), NOW)
    ranked = reading.pairs.ranked
    for shares, own, other in (
        (reading.roles, "role", "technology"),
        (reading.technologies, "technology", "role"),
    ):
        order = [(-(one.share or 0.0), one.item) for one in shares]
        assert order == sorted(order)
        for one in shares:
            pairs = [pair for pair in ranked if getattr(pair, own) == one.item]
            if not pairs:
                assert one == ItemShare(one.item, None, None, None)
                continue
            best = min(pairs, key=lambda pair, other=other: (-pair.alignment, getattr(pair, other)))
            assert (one.best, one.best_alignment) == (getattr(best, other), best.alignment)
            known = [pair.share for pair in pairs if pair.share is not None]
            expected = pytest.approx(sum(known), abs=1e-12) if known else None
            assert one.share == expected


def test_of_equals_the_first_fits_best() -> None:
    reading = read_map(role("r"), technology("z"), technology("a"))
    assert reading.roles == (ItemShare("r", pytest.approx(1.0), "a", pytest.approx(1.0)),)
    assert [one.item for one in reading.technologies] == ["a", "z"]


def test_alone_in_its_layer_or_without_another_layer() -> None:
    reading = read_map(role("b"), role("a"))
    assert reading.roles == (ItemShare("a", None, None, None), ItemShare("b", None, None, None))
    assert reading.technologies == ()


def test_without_weight_there_is_a_best_but_no_share() -> None:
    reading = read_map(role("r", weight=0.0), technology("t"))
    assert reading.roles == (ItemShare("r", None, "t", pytest.approx(1.0)),)
