from __future__ import annotations

import time
from collections.abc import Callable

from heatdesk.storage.duplicates import duplicate_fields

Told = Callable[[bytes], list[str]]


def test_each_field_given_twice_is_told_with_its_path(told: Told, sample_bytes: bytes) -> None:
    data = sample_bytes.replace(b'"dx": 1.5', b'"dx": 1.5, "dx": 1.5').replace(
        b'"title": "Caf', b'"title": "", "title": "Caf'
    )
    assert told(data) == [
        "map.heatdesk: $.title: expected this field once, got it twice",
        "map.heatdesk: $.scenarios[0].placements[0].label.dx:"
        " expected this field once, got it twice",
    ]


def test_a_name_written_with_an_escape_is_the_same_name(told: Told, sample_bytes: bytes) -> None:
    data = sample_bytes.replace(b'"dx": 1.5', b'"dx": 1.5, "\\u0064x": 1')
    assert len(told(data)) == 1


def test_duplicates_are_told_together_with_what_makes_no_sense(
    told: Told, sample_bytes: bytes
) -> None:
    data = sample_bytes.replace(b'"target": "wanted"', b'"target": null, "target": "nowhere"')
    assert told(data) == [
        "map.heatdesk: $.target: expected this field once, got it twice",
        "map.heatdesk: $.target: expected the id of a scenario or null, got 'nowhere'",
    ]


def test_wide_letters_change_no_path(told: Told, sample_bytes: bytes) -> None:
    data = sample_bytes.replace(b'"title": "Caf', '"title": "😀", "title": "Caf'.encode())
    assert told(data) == ["map.heatdesk: $.title: expected this field once, got it twice"]


def test_a_thousand_are_told_and_no_more() -> None:
    entries = b",".join([b'{"a": 1, "a": 2}'] * 5_000)
    problems = duplicate_fields(b'{"items": [' + entries + b"]}")
    assert len(problems) == 1000
    assert problems[-1].path == "$.items[999].a"


def test_none_in_a_sound_file(sample_bytes: bytes) -> None:
    assert duplicate_fields(sample_bytes) == []


def test_numbers_of_any_length_are_read() -> None:
    assert duplicate_fields(b'{"a": ' + b"1" * 5000 + b"}") == []


def test_a_field_given_ten_thousand_times_costs_little() -> None:
    start = time.perf_counter()
    (problem,) = duplicate_fields(b"{" + b", ".join([b'"a": 1'] * 10_000) + b"}")
    assert problem.path == "$.a"
    assert time.perf_counter() - start < 0.5
