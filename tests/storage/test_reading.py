"""What is said of files that cannot be opened or are no sound projects: one line for each fault."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from heatdesk.model.project import Project
from heatdesk.storage import files
from heatdesk.storage.disk import Disk
from heatdesk.storage.problems import Code, ProjectError
from heatdesk.storage.project_file import decode, read

Told = Callable[[bytes], list[str]]
ToldOf = Callable[[Callable[[dict[str, Any]], object]], list[str]]

BOM = b"\xef\xbb\xbf"

FAULTS: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "wrong type": (
        lambda b: b.replace(b'"x": 0.25', b'"x": "0.25"'),
        ": $.scenarios[0].placements[0].x: expected a number from -1 to 1, got '0.25'",
    ),
    "wrong word": (
        lambda b: b.replace(b'"layer": "role"', b'"layer": "tool"'),
        ": $.items[1].layer: expected 'technology' or 'role', got 'tool'",
    ),
    "missing field": (
        lambda b: b.replace(b'"name": "Sales",', b""),
        ": $.items[1].name: expected text of at most 200 characters, but the field is missing",
    ),
    "unknown field": (
        lambda b: b.replace(b'"color": "#d62728"', b'"colour": "#d62728"'),
        ": $.items[1]: unknown field 'colour'; did you mean 'color'?",
    ),
    "NaN": (
        lambda b: b.replace(b'"x": 0.25', b'"x": NaN'),
        ":93:16: expected a number at $.scenarios[0].placements[0].x, got NaN",
    ),
    "Infinity": (
        lambda b: b.replace(b'"x": 0.25', b'"x": Infinity'),
        ":93:16: expected a number at $.scenarios[0].placements[0].x, got Infinity",
    ),
    "1e999": (
        lambda b: b.replace(b'"x": 0.25', b'"x": 1e999'),
        ": $.scenarios[0].placements[0].x: expected a number from -1 to 1, got 1e999",
    ),
    "number of 5000 digits": (
        lambda b: b.replace(b'"x": 0.25', b'"x": ' + b"7" * 5000),
        f": $.scenarios[0].placements[0].x: expected a number from -1 to 1, got {'7' * 39}…",
    ),
    "duplicate id": (
        lambda b: b.replace(b'"id": "sales"', b'"id": "blog"').replace(
            b'"item": "sales"', b'"item": "nachrichten"'
        ),
        ": $.items[1].id: expected an id of its own, got 'blog' again (first at $.items[0])",
    ),
    "duplicate key": (
        lambda b: b.replace(b'"x": 0.25', b'"x": 0.25, "x": 0.5'),
        ": $.scenarios[0].placements[0].x: expected this field once, got it twice",
    ),
    "duplicate key, the first wrong": (
        lambda b: b.replace(b'"x": 0.25', b'"x": 25, "x": 0.5'),
        ": $.scenarios[0].placements[0]: expected each field once, got one of them twice",
    ),
    "truncated": (
        lambda b: b[: b.index(b'"scenarios"')].rstrip(),
        ":83:5: expected more: the file ends too early",
    ),
    "not UTF-8": (
        lambda b: b.replace("é".encode(), b"\xe9"),
        ":4:16: expected UTF-8 text, got the byte 0xe9",
    ),
    "newer version": (
        lambda b: b.replace(b'"version": 1', b'"version": 2, "shapes": {}'),
        ": $.version: expected version 1, got 2; it needs a newer HeatDesk, and this one never"
        " writes over it",
    ),
    "control character": (
        lambda b: b.replace(b'"name": "Sales"', b'"name": "Sales\\u001b[31m"'),
        ": $.items[1].name: expected one line of text without control characters,"
        r" got 'Sales\x1b[31m'",
    ),
    "newline in a name": (
        lambda b: b.replace(b'"name": "Sales"', b'"name": "Sales\\n"'),
        ": $.items[1].name: expected one line of text without control characters, got 'Sales\\n'",
    ),
    "NUL in a note": (
        lambda b: b.replace(b"Two people", b"Two\\u0000people"),
        ": $.items[1].note: expected text without control characters other than newline and tab,"
        r" got 'Two\x00people'",
    ),
    "long name": (
        lambda b: b.replace(b'"name": "Sales"', b'"name": "' + b"x" * 201 + b'"'),
        ": $.items[1].name: expected text of at most 200 characters, got 201",
    ),
    "newline after an id": (
        lambda b: b.replace(b'"id": "nachrichten"', b'"id": "nachrichten\\n"'),
        ": $.items[2].id: expected an id (a-z, 0-9, '-' and '_', at most 64 characters),"
        " got 'nachrichten\\n'",
    ),
    "lone surrogate": (
        lambda b: b.replace(b'"name": "Sales"', b'"name": "\\ud800"'),
        ":66:16: expected a whole character, got half of a surrogate pair",
    ),
    "null for text": (
        lambda b: b.replace(b'"name": "Sales"', b'"name": null'),
        ": $.items[1].name: expected text of at most 200 characters, got null",
    ),
    "number for true": (
        lambda b: b.replace(b'"bands": true', b'"bands": 1'),
        ": $.heat.bands: expected true or false, got 1",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_one_line_says_where_and_what_was_expected(
    name: str, told: Told, sample_bytes: bytes
) -> None:
    spoil, line = FAULTS[name]
    spoiled = spoil(sample_bytes)
    assert spoiled != sample_bytes
    assert told(spoiled) == [f"map.heatdesk{line}"]


def test_a_byte_order_mark_is_no_fault(sample: Project, sample_bytes: bytes) -> None:
    assert decode(BOM + sample_bytes, "map.heatdesk") == sample


def test_line_ends_of_windows_are_no_fault(sample: Project, sample_bytes: bytes) -> None:
    assert decode(sample_bytes.replace(b"\n", b"\r\n"), "map.heatdesk") == sample


def test_the_order_of_the_keys_is_free(sample: Project, sample_bytes: bytes) -> None:
    turned = json.dumps(dict(reversed(json.loads(sample_bytes).items()))).encode()
    assert decode(turned, "map.heatdesk") == sample


def test_problems_carry_codes_for_scripts(told_of: ToldOf, sample_bytes: bytes) -> None:
    with pytest.raises(ProjectError) as error:
        decode(sample_bytes.replace(b'"x": 0.25', b'"x": NaN'), "map.heatdesk")
    (problem,) = error.value.problems
    assert (problem.code, problem.line, problem.column) == (Code.SYNTAX, 93, 16)
    assert problem.path == "$.scenarios[0].placements[0].x"


def test_hundreds_of_problems_are_told_fifty_at_a_time(told_of: ToldOf) -> None:
    lines = told_of(lambda d: d.update(items=[{"id": "a"}] * 100))
    assert len(lines) == 51
    assert lines[-1] == "map.heatdesk: and 150 more problems"


# Files that cannot be read ------------------------------------------------------------------------


def told_of_file(path: str | Path) -> str:
    with pytest.raises(ProjectError) as error:
        read(path)
    (line,) = error.value.lines
    return line.rsplit(f"{Path(path).name}: ", 1)[-1]


def test_a_missing_file(tmp_path: Path) -> None:
    told = told_of_file(tmp_path / "map.heatdesk")
    assert told == "cannot be read: No such file or directory"


def test_a_folder(tmp_path: Path) -> None:
    assert told_of_file(tmp_path) == "cannot be read: this is a folder"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "map.heatdesk")
    start = time.perf_counter()
    told = told_of_file(tmp_path / "map.heatdesk")
    assert told == "cannot be read: this is no regular file"
    assert time.perf_counter() - start < 1


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices here")
def test_an_endless_device() -> None:
    assert told_of_file("/dev/zero") == "cannot be read: this is no regular file"


def test_an_unreadable_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class Locked(Disk):
        def open(self, *_: object) -> int:  # type: ignore[override]
            raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(files, "disk", Locked())
    assert told_of_file(tmp_path / "map.heatdesk") == "cannot be read: Permission denied"


def test_a_name_that_no_file_can_have() -> None:
    with pytest.raises(ProjectError) as error:
        read("a\0b.heatdesk")
    assert str(error.value) == r"a\x00b.heatdesk: cannot be read: embedded null byte"


def test_a_file_over_64_mb(tmp_path: Path) -> None:
    path = tmp_path / "map.heatdesk"
    with path.open("wb") as file:
        file.truncate(files.LIMIT + 1)
    assert told_of_file(path) == "cannot be read: the file is larger than 64 MB"
