from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Any

import msgspec
import pytest

from heatdesk.storage import walk
from heatdesk.storage.problems import Code
from heatdesk.storage.schema import Item, ProjectFile, Record

Told = Callable[[Callable[[dict[str, Any]], object]], list[str]]


def test_all_problems_are_told_each_with_its_path(told_of: Told) -> None:
    def spoil(document: dict[str, Any]) -> None:
        document["items"][0].update(layer="tool", nam="x")
        del document["items"][1]["name"]
        document["scenarios"][0]["placements"][1].update(x=1.5, label={"dx": "far"})
        document["heat"].update(grid=2)
        document["story"][0]["show"]["labels"] = None

    assert told_of(spoil) == [
        "map.heatdesk: $.items[0].layer: expected 'technology' or 'role', got 'tool'",
        "map.heatdesk: $.items[0]: unknown field 'nam'; did you mean 'name'?",
        "map.heatdesk: $.items[1].name: expected text of at most 200 characters,"
        " but the field is missing",
        "map.heatdesk: $.scenarios[0].placements[1].x: expected a number from -1 to 1, got 1.5",
        "map.heatdesk: $.scenarios[0].placements[1].label.dx:"
        " expected a number from -1000 to 1000, got 'far'",
        "map.heatdesk: $.heat.grid: expected 0, 3, 4, 5, 6, 7, 8, 9 or 10, got 2",
        "map.heatdesk: $.story[0].show.labels: expected 'all', 'focus' or 'none', got null",
    ]


def test_an_unknown_field_that_is_like_no_other_lists_the_known_ones(told_of: Told) -> None:
    assert told_of(lambda d: d["heat"].update(zzz=1)) == [
        "map.heatdesk: $.heat: unknown field 'zzz'; expected overlay, colormap, opacity, scale,"
        " warm, hot, bands, doubt or grid"
    ]


def test_the_name_of_an_unknown_field_cannot_write_to_the_terminal(told_of: Told) -> None:
    assert told_of(lambda d: d["heat"].update({"\x1b[2J\n": 1}))[0].startswith(
        r"map.heatdesk: $.heat: unknown field '\x1b[2J\n'; "
    )


def test_an_unknown_field_of_a_million_characters_costs_nothing(told_of: Told) -> None:
    (line,) = told_of(lambda d: d["heat"].update({"a" * 1_000_000: 1}))
    assert len(line) <= 220


def test_problems_come_one_by_one_and_not_all_at_once() -> None:
    raw = b"[" + b",".join([b"{}"] * 100_000) + b"]"
    first = list(islice(walk.problems(raw, tuple[Item, ...]), 3))
    assert [problem.path for problem in first] == ["$[0].id", "$[0].layer", "$[0].name"]
    assert {problem.code for problem in first} == {Code.MISSING}


def test_a_sound_value_has_no_problems(sample_bytes: bytes) -> None:
    assert list(walk.problems(sample_bytes, ProjectFile)) == []


def test_a_field_given_twice_is_found_where_the_first_is_wrong() -> None:
    raw = b'{"id": 5, "id": "a", "layer": "role", "name": ""}'
    (problem,) = walk.problems(raw, Item, "$.items[0]")
    assert str(problem) == "$.items[0]: expected each field once, got one of them twice"


# The reader's own first complaint, for files too large to walk -----------------------------------


@pytest.mark.parametrize(
    ("item", "line"),
    [
        ('{"id": "a", "layer": "tool"}', "$.items[0].layer: expected 'technology' or 'role'"),
        (
            '{"id": "a", "layer": "role", "name": ""}, {"id": "b"}',
            "$.items[1].layer: expected 'technology' or 'role', but the field is missing",
        ),
        ('{"colour": 1}', "$.items[0]: unknown field 'colour'; did you mean 'color'?"),
        ('{"\\u001b": 1}', None),
        ("5", "$.items[0]: expected an object"),
    ],
)
def test_the_first_complaint_alone(item: str, line: str | None) -> None:
    data = f'{{"format": "heatdesk", "version": 1, "items": [{item}]}}'
    with pytest.raises(msgspec.ValidationError) as error:
        msgspec.json.decode(data, type=ProjectFile)
    told = str(walk.first_problem(error.value, ProjectFile))
    assert told.isprintable()
    assert line is None or told == line


def test_a_complaint_about_the_whole_has_the_root_as_its_path() -> None:
    class Whole(Record, frozen=True, kw_only=True):
        size: int

    with pytest.raises(msgspec.ValidationError) as error:
        msgspec.json.decode(b"{}", type=Whole)
    assert walk.first_problem(error.value, Whole).path == "$.size"
