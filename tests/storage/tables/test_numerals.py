from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heatdesk.storage.tables.numerals import decimal_mark, number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1", 1.0), ("-1", -1.0), ("+0.5", 0.5), ("\u22120.5", -0.5), (".5", 0.5), ("5.", 5.0),
        (" 0.25 ", 0.25), ("\u00a03", 3.0), ("1e-05", 1e-05), ("1E+2", 100.0), ("007", 7.0),
    ],
)  # fmt: skip
def test_numbers_with_a_decimal_point(text: str, value: float) -> None:
    assert number(text, ".") == value


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "-", ".", ",", "nan", "inf", "Infinity", "1e999", "1_000", "0x10", "1 000",
        "1'000", "1.000.000", "1,234.5", "1.234,5", "50%", "5 m", "١", "１", "½", "--1", "1-",
        "e5", "1e", "1\n2", "1" * 41, "true", "=1", "\t1\t2",
    ],
)  # fmt: skip
def test_what_is_no_number(text: str) -> None:
    assert number(text, ".") is None
    assert number(text, ",") is None


def test_a_column_has_one_decimal_mark() -> None:
    assert decimal_mark(["1,5", "2", "x", "0,25"]) == ","
    assert decimal_mark(["1.5", "2"]) == "."
    assert decimal_mark(["1", "2"]) == "."
    assert decimal_mark(["1,5", "2,5", "1.5"]) == ","
    assert number("1,5", ",") == 1.5
    assert number("1.5", ",") is None
    assert number("1,5", ".") is None
    assert number("15", ",") == 15


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_that_is_written_in_full_is_read_in_full(value: float) -> None:
    assert number(repr(value), ".") == value
    assert number(repr(value).replace(".", ","), ",") == value
