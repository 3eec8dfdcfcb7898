from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heatdesk.storage import bulk
from heatdesk.storage.problems import Code, ProjectError
from heatdesk.storage.project_file import decode, encode
from tests.builders.maps import map_of, technology

_VALUES = st.recursive(
    st.text(st.sampled_from('a"\\,:{}[] \n'), max_size=8) | st.integers(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=20,
)


def counted(value: Any) -> tuple[int, int]:
    """How many fields a value has, and how many texts stand in its lists."""
    if isinstance(value, dict):
        inner = [counted(entry) for entry in value.values()]
        return len(value) + sum(f for f, _ in inner), sum(t for _, t in inner)
    if isinstance(value, list):
        inner = [counted(entry) for entry in value]
        texts = sum(isinstance(entry, str) for entry in value)
        return sum(f for f, _ in inner), texts + sum(t for _, t in inner)
    return 0, 0


@given(_VALUES, st.sampled_from([None, 2]))
def test_every_field_is_counted(value: Any, indent: int | None) -> None:
    whole = {"a": value}
    fields, texts = counted(whole)
    found = len(bulk._VALUES.findall(json.dumps(whole, indent=indent).encode()))
    assert fields <= found
    assert found <= 2 * (fields + texts)


@pytest.mark.parametrize("limit", [10, 1_000])
def test_a_map_with_more_than_any_has_is_refused(
    limit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = encode(map_of(*[technology(f"item-{n}") for n in range(30)]))
    monkeypatch.setattr(bulk, "MOST", limit)
    if limit == 1_000:
        assert len(decode(data, "map").items) == 30
        return
    with pytest.raises(ProjectError) as error:
        decode(data, "map")
    (problem,) = error.value.problems
    assert problem.code is Code.TOO_LARGE
    assert problem.message.startswith("expected at most ")


def test_a_hundred_thousand_items_with_every_field_are_not_too_much() -> None:
    file = json.loads(encode(map_of(technology("item"))))
    fields = len(file["items"][0]) + len(file["scenarios"][0]["placements"][0])
    texts = 8
    assert 100_000 * (fields + texts) < 1.3 * bulk.MOST


def test_punctuation_in_texts_does_not_count() -> None:
    text = json.dumps({"note": '":","{[' * 50_000}).encode()
    assert len(bulk._VALUES.findall(text)) == 1


def test_of_a_large_file_with_few_values_all_problems_are_told() -> None:
    file = json.loads(encode(map_of(*[technology(f"item-{n}") for n in range(500)])))
    for item in file["items"]:
        item.update(note="x" * 19_000, layer="tool")
    data = json.dumps(file).encode()
    assert len(data) > 9_000_000
    with pytest.raises(ProjectError) as error:
        decode(data, "map")
    assert len(error.value.problems) == 500
