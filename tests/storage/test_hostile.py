"""Files made to hurt, and files damaged at random: refused cheaply, in lines, never by a crash."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heatdesk.model.items import Item, Placement
from heatdesk.model.project import Project
from heatdesk.model.scenario import Scenario
from heatdesk.storage.problems import Problem, ProjectError
from heatdesk.storage.project_file import decode, encode
from tests.conftest import Figure

Told = Callable[[bytes], list[str]]

BOMBS = {
    "lists in items": b'{"format": "heatdesk", "version": 1, "items": [' + b"[]," * 5_000_000,
    "items of nothing": b'{"format":"heatdesk","version":1,"items":['
    + b"[]," * 1_000_000
    + b'[]],"scenarios":[]}',
    "more than is walked": b'{"format":"heatdesk","version":1,"items":['
    + b"[]," * 5_000_000
    + b'[]],"scenarios":[]}',
    "one long name": b'{"format":"heatdesk","version":1,"title":"'
    + b"x" * 20_000_000
    + b'","items":[],"scenarios":[]}',
    "unknown fields": b'{"format":"heatdesk","version":1,'
    + b",".join(b'"k%d":0' % n for n in range(200_000))
    + b"}",
    "quotes": b'{"format":"heatdesk","version":1,"a":' + b'"' * 3_000_001,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_costs_no_more_than_a_moment(name: str, told: Told) -> None:
    start = time.perf_counter()
    lines = told(BOMBS[name])
    assert 1 <= len(lines) <= 51
    assert all(len(line) <= 200 for line in lines)
    assert time.perf_counter() - start < 2


def test_ten_thousand_items_are_read_in_a_moment() -> None:
    items = [Item(f"item-{n}", "role", f"Item {n}") for n in range(10_000)]
    placements = [Placement(item.id, 0.5, 0.5) for item in items]
    large = Project.of(Project.empty().properties, items, [(Scenario("now", "Now"), placements)])
    data = encode(large)
    start = time.perf_counter()
    assert decode(data, "map.heatdesk") == large
    assert time.perf_counter() - start < 2


# Any file at all ----------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode()))
def test_any_bytes_give_a_line_and_nothing_else(data: bytes) -> None:
    with pytest.raises(ProjectError) as error:
        decode(data, "map.heatdesk")
    assert all(line.isprintable() for line in error.value.lines)


PIECES = [b"", b'"', b"{", b"}", b"[", b"]", b",", b":", b"null", b"NaN", b"-1e999", b"\\ud800",
          b"\xff", b"\0", b"\n", b"\x1b", b"true", b"99", b'"x":1,', b"'"]  # fmt: skip


@pytest.mark.parametrize("count", [4_000, pytest.param(100_000, marks=pytest.mark.long)])
def test_damaged_files_give_lines_and_nothing_else(
    sample_bytes: bytes, count: int, figure: Figure
) -> None:
    """Half of them are the same in each run. Anything but ProjectError would be a traceback."""
    seed = random.SystemRandom().randrange(10**9)
    firsts = []
    for start in (20260331, seed):
        chance = random.Random(start)
        for _ in range(count // 2):
            firsts += first_problems(damaged(sample_bytes, chance))
    placed = sum(problem.path != "" or problem.line is not None for problem in firsts)
    share = placed / len(firsts)
    figure(
        f"{count} damaged files (seeds 20260331 and {seed}): {len(firsts)} refused,"
        f" {share:.1%} with a place, the others read; 0 tracebacks"
    )
    assert len(firsts) > 0.6 * count, seed
    assert share >= 0.97, seed


def first_problems(data: bytes) -> list[Problem]:
    """The first problem of the file, if it has any; its lines are as they should be."""
    try:
        decode(data, "map.heatdesk")
    except ProjectError as error:
        found = error
    else:
        return []
    assert all(line.isprintable() and len(line) <= 200 for line in found.lines)
    return [found.problems[0]]


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The file after one to three small accidents."""
    for _ in range(chance.randint(1, 3)):
        start = chance.randrange(len(data))
        end = min(len(data), start + chance.choice([0, 1, 1, 2, 8, 200]))
        data = data[:start] + chance.choice([*PIECES, data[-50:]]) + data[end:]
    return data
