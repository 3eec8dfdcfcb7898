from __future__ import annotations

from collections.abc import Callable

import pytest

from heatdesk.storage.header import is_newer, malformed

Told = Callable[[bytes], list[str]]

FOREIGN = "this is no HeatDesk project"
NEWER = "it needs a newer HeatDesk, and this one never writes over it"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (b"", ": expected a project, got an empty file"),
        (b" \r\n\t", ": expected a project, got an empty file"),
        (
            b"\0" * 4096,
            ": expected a project, got only zero bytes: probably a power cut damaged the file",
        ),
        (
            b'{"format": "heatdesk", ' + b"\0" * 4096,
            ":1:24: expected text, got zero bytes: probably a power cut damaged the file",
        ),
        (b"[]", f": $: expected an object, got an empty list; {FOREIGN}"),
        (b'"heatdesk"', f": $: expected an object, got 'heatdesk'; {FOREIGN}"),
        (b"null", f": $: expected an object, got null; {FOREIGN}"),
        (b"{}", f": $.format: expected 'heatdesk', but the field is missing; {FOREIGN}"),
        (b'{"format": "other"}', f": $.format: expected 'heatdesk', got 'other'; {FOREIGN}"),
        (b'{"format": {"a": 1}}', f": $.format: expected 'heatdesk', got an object; {FOREIGN}"),
        (
            b'{"format": "heatdesk"}',
            ": $.version: expected version 1, but the field is missing",
        ),
        (
            b'{"format": "heatdesk", "version": "1"}',
            ": $.version: expected version 1, got '1'",
        ),
        (b'{"format": "heatdesk", "version": 0}', ": $.version: expected version 1, got 0"),
        (b'{"format": "heatdesk", "version": 1.0}', ": $.version: expected version 1, got 1.0"),
        (
            b'{"format": "heatdesk", "version": 2}',
            f": $.version: expected version 1, got 2; {NEWER}",
        ),
        (b"hello", ":1:1: expected a value, got 'h'"),
        (b"\x89PNG\r\n", ":1:1: expected UTF-8 text, got the byte 0x89"),
    ],
)
def test_what_is_no_project_of_ours(told: Told, text: bytes, line: str) -> None:
    assert told(text) == [f"map.heatdesk{line}"]


def test_a_version_of_five_thousand_digits_is_newer(told: Told) -> None:
    (line,) = told(b'{"format": "heatdesk", "version": ' + b"9" * 5000 + b"}")
    assert line.endswith(NEWER)


@pytest.mark.parametrize("start", [b"[", b'{"a":', b'{"format": "heatdesk", "version": 1, "x": ['])
def test_nesting_of_a_hundred_thousand_levels(told: Told, start: bytes) -> None:
    assert told(start * 100_000) == [
        "map.heatdesk: expected a project, got lists or objects nested too deep"
    ]


@pytest.mark.parametrize(
    ("text", "newer"),
    [
        (b'{"format": "heatdesk", "version": 2, "shapes": {}}', True),
        (b'{"version": 2, "format": "heatdesk"}', True),
        (b'{\n  "format": "heatdesk",\n  "version": 12,\n  "cut off', True),
        (b'{"format": "heatdesk", "version": 1}', False),
        (b'{"format": "heatdesk", "version": 1, "cut off', False),
        (b'{"format": "other", "version": 2}', False),
        (b"any other text", False),
        (b"", False),
    ],
)
def test_which_files_belong_to_a_newer_version(text: bytes, newer: bool) -> None:
    assert is_newer(text) is newer


def test_sound_json_is_not_malformed(sample_bytes: bytes) -> None:
    assert malformed(sample_bytes) is None
