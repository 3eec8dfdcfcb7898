from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heatdesk.model.ids import PATTERN, new_id, slug


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Twitter", "twitter"),
        ("AR/PR", "ar-pr"),
        ("  Community   Marketing ", "community-marketing"),
        ("Café Müller", "cafe-muller"),
        ("7 Eleven", "7-eleven"),
        ("-_-", "item"),
        ("日本語", "item"),
        ("", "item"),
        ("x" * 200, "x" * 48),
    ],
)
def test_names_become_readable_ids(name: str, id: str) -> None:
    assert slug(name) == id


@given(name=st.text(max_size=80), taken=st.sets(st.sampled_from(["item", "a", "a-2", "item-2"])))
def test_every_name_gives_a_valid_id_that_is_not_taken(name: str, taken: set[str]) -> None:
    id = new_id(name, taken)
    assert re.match(PATTERN, id)
    assert id not in taken


def test_ids_of_equal_names_are_counted_from_two() -> None:
    taken: set[str] = set()
    for expected in ("sales", "sales-2", "sales-3"):
        taken.add(new_id("Sales", taken))
        assert expected in taken


@pytest.mark.parametrize("id", ["a", "0", "a-b_c", "x" * 64])
def test_these_are_ids(id: str) -> None:
    assert re.match(PATTERN, id)


@pytest.mark.parametrize("id", ["", "-a", "_a", "A", "a b", "a\n", "ä", "x" * 65])
def test_these_are_no_ids(id: str) -> None:
    assert not re.match(PATTERN, id)
