"""Numbers as people type them: the same grammar in fields and in lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heatdesk.panels.fields import entries
from heatdesk.storage import lists
from heatdesk.storage.typed import number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.5", 0.5),
        ("0,5", 0.5),
        (".5", 0.5),
        (",5", 0.5),
        ("5.", 5.0),
        ("  7 ", 7.0),
        ("+3", 3.0),
        ("-0,25", -0.25),
        ("−2", -2.0),
        ("0012", 12.0),
        ("0", 0.0),
    ],
)
def test_numbers_as_people_write_them(text: str, value: float) -> None:
    assert number(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "", " ", ".", ",", "-", "+", "-.", "abc", "1e3", "1_000", "1,000.5", "1.5.2", "--1", "0x10",
        "inf", "nan", "1 2", "1%", "½", "1" * 10, "0." + "1" * 10, "1\n2",
    ],
)  # fmt: skip
def test_what_is_no_number(text: str) -> None:
    assert number(text) is None


@given(st.text(alphabet="0123456789.,+-− e", max_size=14))
def test_fields_and_lists_take_the_same(text: str) -> None:
    (piece,) = lists.parse(f"Sales\trole\t{text}\t0\t1", "role").pieces
    listed = None if piece.placement is None else piece.placement.x
    try:
        typed: float | None = entries.number("x", text, -1.0, 1.0)
    except entries.RefusedError:
        typed = None
    assert (listed is None) == (typed is None)
    assert listed is None or listed == pytest.approx(typed, abs=5e-5)


@pytest.mark.parametrize("text", [".5", ",5"])
def test_a_list_takes_a_number_that_begins_with_its_point(text: str) -> None:
    (piece,) = lists.parse(f"Sales\trole\t{text}\t-{text}", "role").pieces
    assert piece.placement is not None
    assert (piece.placement.x, piece.placement.y) == (0.5, -0.5)
