from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heatdesk.storage.characters import ONE_LINE, TEXT, as_line, as_name, as_text, show, unseen

FORBIDDEN = ["\x00", "\x1b", "\r", "\x7f", "\x85", "\x9f", "\ufffe", "\uffff", "\ud800", "\udfff"]


@pytest.mark.parametrize("character", FORBIDDEN)
def test_forbidden_everywhere(character: str) -> None:
    for pattern in (ONE_LINE, TEXT):
        assert re.search(pattern, f"a{character}b") is None


@pytest.mark.parametrize("character", ["\n", "\t"])
def test_newline_and_tab_only_in_longer_text(character: str) -> None:
    assert re.search(ONE_LINE, f"a{character}") is None
    assert re.search(TEXT, f"a{character}") is not None


@pytest.mark.parametrize("text", ["", "Blog", "新聞 ☕", "👩‍💻", "\u202e", "a'b\"c\\"])
def test_any_script_is_welcome(text: str) -> None:
    assert re.search(ONE_LINE, text) is not None


@given(st.text(st.characters()))
def test_foreign_text_can_be_made_to_fit(text: str) -> None:
    assert re.search(ONE_LINE, as_line(text)) is not None
    assert re.search(TEXT, as_text(text)) is not None


def test_breaks_become_spaces_in_a_name_and_newlines_in_a_note() -> None:
    assert as_line("Blog\r\nand\tSEO\x07") == "Blog and SEO"
    assert as_text("one\r\ntwo\rthree\x0bfour") == "one\ntwo\nthree\nfour"


def test_too_long_text_is_cut() -> None:
    assert len(as_line("x" * 300)) == 200
    assert len(as_text("x" * 30_000)) == 20_000


@given(st.text(st.characters()), st.integers(1, 80))
def test_what_is_shown_is_printable_and_short(text: str, limit: int) -> None:
    shown = show(text, limit)
    assert shown.isprintable()
    assert len(shown) <= limit


def test_what_is_not_printable_is_escaped() -> None:
    assert show("a\x1b[31m\u202e\n\ud800") == r"a\x1b[31m\u202e\n\ud800"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("  Sales \u202egpj.exe ", "Sales gpj.exe"),
        ("\u2066a\u2069\u200b\ufeff\u00ad\u2060", "a"),
        ("a\u2028b\u2029c\td", "a b c d"),
        ("می‌خواهم", "می‌خواهم"),
        ("👩‍💻\u200f", "👩‍💻\u200f"),
        ("\u202e", ""),
    ],
)
def test_what_is_typed_as_a_name_is_visible(typed: str, name: str) -> None:
    assert as_name(typed) == name


def test_unseen_characters_are_told_by_their_numbers() -> None:
    assert unseen("a\u202eb\u202e\u00ad") == ["U+202E", "U+00AD"]
    assert unseen("a b") == []
