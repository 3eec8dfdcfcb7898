from __future__ import annotations

from collections.abc import Callable

import pytest

from heatdesk.storage.syntax import path_at

Told = Callable[[bytes], list[str]]

HEAD = b'{"format": "heatdesk", "version": 1,\n'


@pytest.mark.parametrize(
    ("rest", "line"),
    [
        (b'"heat": {"hot": NaN}}', "2:17: expected a number at $.heat.hot, got NaN"),
        (
            b'"items": [{}, {"x": [0, -Infinity]}]}',
            "2:25: expected a number at $.items[1].x[1], got -Infinity",
        ),
        (b'"heat": {"hot": Infinity}}', "2:17: expected a number at $.heat.hot, got Infinity"),
        (b'"heat": {"hot": nan}}', "2:17: expected a number at $.heat.hot, got nan"),
        (b'"heat": {"bands": True}}', "2:19: expected a value, got 'T'"),
        (b'"heat": // note', "2:9: expected a value, got '/'"),
        (b'"heat": }', "2:9: expected a value, got '}'"),
        (b'"heat": 01}', "2:10: expected a number such as 0.5, got '1'"),
        (b'"heat": {} "title": ""}', "2:12: expected ',' or '}', got '\"'"),
        (b'"items": [1 2]}', "2:13: expected ',' or ']', got '2'"),
        (b"'heat': {}}", "2:1: expected a field's name in double quotes, got a single quote"),
        (b"heat: {}}", "2:1: expected a field's name in double quotes, got 'h'"),
        (b"5: {}}", "2:1: expected a field's name in double quotes, got '5'"),
        (b'"heat" {}}', "2:8: expected ':', got '{'"),
        (b'"heat": {},}', "2:12: expected another field after the comma, got '}'"),
        (b'"items": [1,]}', "2:13: expected another value after the comma, got ']'"),
        (b'"heat": {}} x', "2:13: expected the end of the file, got 'x'"),
        (
            b'"title": "a\nb"}',
            r"2:12: expected text without line breaks or control characters (write \n for a break)",
        ),
        (
            b'"title": "a\\q"}',
            r"2:13: expected an escape such as \n or \u00e9 after the backslash",
        ),
        (b'"title": "\\ud83d"}', "2:11: expected a whole character, got half of a surrogate pair"),
        (
            b'"title": "\\ud83d and more", "items": []}',
            "2:11: expected a whole character, got half of a surrogate pair",
        ),
        (
            b'"title": "\\ud83d\\ude00 \\ude00 and more"}',
            "2:24: expected a whole character, got half of a surrogate pair",
        ),
        (
            '"title": "é\u2028", 5'.encode(),
            "2:16: expected a field's name in double quotes, got '5'",
        ),
        (b'"title": "\xff"}', "2:11: expected UTF-8 text, got the byte 0xff"),
        (b'"title": "\xed\xa0\x80"}', "2:11: expected UTF-8 text, got the byte 0xed"),
        (b'"title": "ab', "2:13: expected more: the file ends too early"),
        (b'"items": [\n{\n', "3:2: expected more: the file ends too early"),
    ],
)
def test_where_and_what(told: Told, rest: bytes, line: str) -> None:
    assert told(HEAD + rest) == [f"map.heatdesk:{line}"]


@pytest.mark.parametrize("mark", [b"", b"\xff\xfe"])
def test_utf_16_is_named(told: Told, sample_bytes: bytes, mark: bytes) -> None:
    other = mark + sample_bytes.decode().encode("utf-16-le")
    assert told(other) == ["map.heatdesk:1:1: expected UTF-8 text, got UTF-16"]


def test_a_file_cut_off_is_told_on_one_line(told: Told, sample_bytes: bytes) -> None:
    for end in range(1, len(sample_bytes.rstrip()), 5):
        lines = told(sample_bytes[:end])
        assert len(lines) == 1
        assert lines[0].startswith("map.heatdesk:")


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (b'{"a": {"b": [0, {"c": ', "$.a.b[1].c"),
        (b'{"a": "}]{[,", "b": ', "$.b"),
        (b'{"a": "\\"{", "b": [[], [], ', "$.b[2]"),
        (b'{"a": "unfinished {[ \\', "$.a"),
        (b'{"a\\u001b": ', r"$.a\u001b"),
        (b"]}", "$"),
        (b"", "$"),
    ],
)
def test_the_path_of_a_byte(text: bytes, path: str) -> None:
    assert path_at(text, len(text)) == path


def test_a_path_far_into_the_file_is_left_out() -> None:
    assert path_at(b"[" + b"0," * 3_000_000, 5_999_999) == ""
