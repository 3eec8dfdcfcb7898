"""Saving projects: what is never written, what is never written over, what a kill cannot break."""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from heatdesk.model import edits
from heatdesk.model.items import Placement
from heatdesk.model.project import Project
from heatdesk.storage import files, project_file
from heatdesk.storage.beside import sweep
from heatdesk.storage.disk import Disk
from heatdesk.storage.problems import SaveError
from heatdesk.storage.project_file import read, save
from tests.builders.nursery import nursery
from tests.builders.two import in_two
from tests.conftest import Figure


@pytest.fixture
def old(tmp_path: Path, sample_bytes: bytes) -> Path:
    path = tmp_path / "map.heatdesk"
    path.write_bytes(sample_bytes)
    return path


def refusal(path: Path, project: Project) -> str:
    """What a save that must fail says, after the name of the file. The folder stays as it was."""
    before = {entry.name: entry.read_bytes() for entry in path.parent.iterdir()}
    with pytest.raises(SaveError) as error:
        save(path, project)
    assert {entry.name: entry.read_bytes() for entry in path.parent.iterdir()} == before
    assert str(error.value).isprintable()
    return str(error.value).rsplit(f"{path.name}: could not be saved ", 1)[-1]


def renamed(project: Project, name: str) -> Project:
    return project.after(edits.rename(project, "blog", name))


def test_what_is_saved_is_read_again(tmp_path: Path, sample: Project) -> None:
    save(tmp_path / "map.json", sample)
    assert read(tmp_path / "map.json") == sample


# Poisoned projects --------------------------------------------------------------------------------


def test_a_position_that_is_no_number(old: Path, sample: Project) -> None:
    placement = replace(sample.placements("now")[0], x=float("nan"))
    poisoned = Project({**sample.records, ("placement", "now", "blog"): placement})
    assert refusal(old, poisoned) == (
        "(checking the project): $.scenarios[0].placements[0].x: expected a number from -1 to 1;"
        " the old file is unchanged"
    )


def test_half_a_character_in_a_name(old: Path, sample: Project) -> None:
    assert refusal(old, renamed(sample, "\ud83d")) == (
        "(checking the project): $.items[0].name: expected one line of text without control"
        " characters; the old file is unchanged"
    )


def test_a_project_that_makes_no_sense(old: Path, sample: Project) -> None:
    assert refusal(old, sample.after(edits.set_properties(sample, target="later"))) == (
        "(reading the new file back): $.target: expected the id of a scenario or null,"
        " got 'later'; the old file is unchanged"
    )


def test_a_record_that_no_order_names_would_be_lost(old: Path, sample: Project) -> None:
    stray = Project({**sample.records, ("placement", "now", "x"): Placement("x", 0.0, 0.0)})
    assert refusal(old, stray) == (
        "(reading the new file back): placement now/x would not be the same;"
        " the old file is unchanged"
    )


def test_a_writer_that_loses_something_is_found_out(
    old: Path, sample: Project, sample_bytes: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(project_file, "encode", lambda _: sample_bytes)
    assert refusal(old, renamed(sample, "Weblog")) == (
        "(reading the new file back): item blog: name would not be the same;"
        " the old file is unchanged"
    )


def test_a_project_too_large_to_be_read_again(
    old: Path, sample: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LIMIT", 1000)
    assert refusal(old, sample) == (
        "(reading the new file back): expected at most 64 MB; the old file is unchanged"
    )


def test_where_no_file_was_the_message_says_so(tmp_path: Path, sample: Project) -> None:
    assert refusal(tmp_path / "new.heatdesk", renamed(sample, "\x07")).endswith(
        "; no file was written"
    )


# Files that are not ours to replace ---------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        b'{"format": "heatdesk", "version": 2, "shapes": []}',
        b'\xef\xbb\xbf{"version": 99, "format": "heatdesk"}',
        b'{\n  "format": "heatdesk",\n  "version": 2,\n  "cut off',
    ],
)
def test_a_file_of_a_newer_version(tmp_path: Path, sample: Project, content: bytes) -> None:
    path = tmp_path / "map.heatdesk"
    path.write_bytes(content)
    assert refusal(path, sample) == (
        "(looking at the old file): it belongs to a newer version of HeatDesk,"
        " which alone may write it; the old file is unchanged"
    )


def test_a_newer_file_behind_a_link(tmp_path: Path, sample: Project) -> None:
    (tmp_path / "newer.heatdesk").write_bytes(b'{"format": "heatdesk", "version": 2}')
    (tmp_path / "link.heatdesk").symlink_to(tmp_path / "newer.heatdesk")
    assert "newer version" in refusal(tmp_path / "link.heatdesk", sample)


@pytest.mark.parametrize("content", [b"", b"\0\0", b"any text", b'{"format": "heatdesk"'])
def test_damaged_and_foreign_files_are_replaced(
    tmp_path: Path, sample: Project, content: bytes
) -> None:
    path = tmp_path / "map.heatdesk"
    path.write_bytes(content)
    save(path, sample)
    assert read(path) == sample


def test_a_file_that_cannot_be_looked_into_may_be_a_newer_one(
    old: Path, sample: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing(Disk):
        def read(self, *_: object) -> bytes:  # type: ignore[override]
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(files, "disk", Failing())
    assert refusal(old, sample) == (
        "(looking at the old file): Input/output error; the old file is unchanged"
    )


def test_a_file_larger_than_any_project(tmp_path: Path, sample: Project) -> None:
    path = tmp_path / "map.heatdesk"
    with path.open("wb") as file:
        file.truncate(files.LIMIT + 1)
    with pytest.raises(SaveError, match="the file is larger than 64 MB"):
        save(path, sample)
    assert path.stat().st_size == files.LIMIT + 1


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_a_read_only_file(old: Path, sample: Project) -> None:
    old.chmod(0o444)
    assert refusal(old, sample) == (
        "(looking at the old file): the file is read-only; the old file is unchanged"
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_does_not_hang(tmp_path: Path, sample: Project) -> None:
    os.mkfifo(tmp_path / "map.heatdesk")
    with pytest.raises(SaveError, match="this is no regular file"):
        save(tmp_path / "map.heatdesk", sample)


def test_a_full_disk_leaves_the_old_file(
    old: Path, sample: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(Disk):
        def write(self, *_: object) -> int:  # type: ignore[override]
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "disk", Full())
    assert refusal(old, renamed(sample, "Weblog")) == (
        "(writing the new file): No space left on device; the old file is unchanged"
    )


# Killed while saving ------------------------------------------------------------------------------


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and kill -9")
@pytest.mark.parametrize("kills", [30, pytest.param(1000, marks=pytest.mark.long)])
def test_kills_while_saving_damage_nothing(old: Path, kills: int, figure: Figure) -> None:
    """A process saves without pause and is killed: its file is whole each time, and what it leaves
    beside it is gone after the next start.
    """
    found = in_two(partial(killed_while_saving, old), kills, old.parent)
    assert len({name for name, _ in found}) > 3
    left = max(strays for _, strays in found)
    figure(f"{kills} kill -9 while saving: 0 files damaged, {left} strays before a start, 0 after")


def killed_while_saving(
    old: Path, seed: int, kills: int, folder: Path
) -> Iterator[tuple[str, int]]:
    """What stands in the file after each kill, and how much lies beside it."""
    chance, saved = random.Random(seed), folder / old.name
    shutil.copyfile(old, saved)
    with nursery("tests.storage.saving_without_pause") as children:
        for _ in range(kills):
            children.begin(saved).kill(after=chance.random() * 0.1)
            yield read(saved).item("blog").name, len(strays(saved))
    time.sleep(0.1)
    sweep(folder, older_than=0.05)
    assert strays(saved) == []


def strays(path: Path) -> list[Path]:
    return [entry for entry in path.parent.iterdir() if entry != path]
