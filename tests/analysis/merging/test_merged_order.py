from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heatdesk.analysis.merging.merged_order import merged_order, put_back


def order(base: str, mine: str, theirs: str) -> str:
    """The merge of three orders of one letter each; it must not be contradictory."""
    merged, contradict = merged_order(tuple(base), tuple(mine), tuple(theirs))
    assert not contradict
    return "".join(merged)


@pytest.mark.parametrize(
    ("mine", "theirs", "wanted"),
    [
        ("abcdx", "abcdy", "abcdxy"),  # both added at the end
        ("xabcd", "yabcd", "xyabcd"),
        ("abxcd", "abcyd", "abxcyd"),
        ("abcdx", "dcba", "dxcba"),  # what mine added follows what it followed
        ("bcd", "abcxd", "bcxd"),
        ("abc", "abxcdy", "abxcy"),  # theirs' y followed what mine deleted
        ("", "abcdx", "x"),
        ("bacd", "abdc", "badc"),  # each turned a pair of its own
        ("bcda", "dabc", "dbca"),  # one to the end, one to the front
        ("bacd", "badc", "badc"),  # both turned one pair alike
        ("abcdx", "abcdx", "abcdx"),  # both added the same
    ],
)
def test_what_both_did_is_there(mine: str, theirs: str, wanted: str) -> None:
    assert order("abcd", mine, theirs) == wanted


def test_what_both_added_in_different_places_contradicts() -> None:
    assert merged_order(tuple("ab"), tuple("abx"), tuple("xab")) == (tuple("abx"), True)


@pytest.mark.parametrize(("mine", "theirs"), [("bac", "acb"), ("acb", "bac")])
def test_turns_that_go_in_circles_are_mine_and_contradict(mine: str, theirs: str) -> None:
    assert merged_order(tuple("abc"), tuple(mine), tuple(theirs)) == (tuple(mine), True)


def test_long_lists_that_both_reordered_are_mine() -> None:
    base = tuple(f"{n}" for n in range(5000))
    mine, theirs = base[::-1], (*base[1:], base[0])
    assert merged_order(base, mine, theirs) == (mine, True)
    assert merged_order(base, mine, base) == (mine, False)


ORDERS = st.lists(st.sampled_from("abcdef"), unique=True).map(tuple)


@given(ORDERS, ORDERS, ORDERS)
def test_nothing_is_lost_or_doubled(base, mine, theirs) -> None:
    merged, _ = merged_order(base, mine, theirs)
    gone = set(base) - (set(mine) & set(theirs))
    assert sorted(merged) == sorted((set(mine) | set(theirs)) - gone)


@given(ORDERS, ORDERS)
def test_one_side_alone_has_its_way(base, side) -> None:
    for sides in [(base, side, base), (base, base, side), (base, side, side)]:
        assert merged_order(*sides) == (side, False)


def test_what_returns_stands_where_it_stood() -> None:
    assert put_back(tuple("cxa"), tuple("abcd"), set("bd")) == tuple("cdxab")
    assert put_back((), tuple("abc"), set("ac")) == tuple("ac")
    assert put_back(tuple("bc"), tuple("abc"), set("a")) == tuple("abc")
