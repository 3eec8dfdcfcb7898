"""The recovery journal: whatever happens to its file, what stood before it still comes back."""

from __future__ import annotations

import errno
import os
import random
import stat
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest

from heatdesk.model import edits
from heatdesk.model.project import Project
from heatdesk.storage import files, migrations, project_file, recording
from heatdesk.storage.disk import Disk
from heatdesk.storage.journal import Line, lines
from heatdesk.storage.problems import Code, ProjectError, SaveError
from heatdesk.storage.recording import BASE, JOURNAL, META, Meta, Recording, recover
from tests.conftest import Figure

STATES = 40
SESSIONS = Path(__file__).parents[1] / "data" / "sessions"
"""A folder of every version that was ever written, and the project that it holds."""


@pytest.fixture
def states(sample: Project) -> list[Project]:
    """A project and what became of it, step by step."""
    found = [sample]
    for n in range(1, STATES):
        found.append(found[-1].after(edits.rename(found[-1], "blog", f"Blog {n} {'é' * (n % 9)}")))
    return found


@pytest.fixture
def folder(tmp_path: Path, states: list[Project]) -> Path:
    """A session's folder as a kill leaves it after the last state."""
    folder = tmp_path / "session"
    keeping = Recording(folder, Meta("map.heatdesk"))
    for n, state in enumerate(states):
        keeping.keep(state, n, n / 10, True)
    keeping.close()
    return folder


def listing(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_everything_comes_back(folder: Path, states: list[Project]) -> None:
    found = recover(folder)
    assert found.project == states[-1]
    assert (found.steps, found.whole) == (STATES - 1, True)
    assert found.seconds == pytest.approx((STATES - 1) / 10)
    assert recording.meta(folder) == Meta("map.heatdesk")
    assert sorted(listing(folder)) == sorted([BASE, JOURNAL, META])


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_it_is_the_users_alone(folder: Path) -> None:
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_cut_at_every_byte_it_gives_its_valid_prefix(
    folder: Path, states: list[Project], figure: Figure
) -> None:
    journal = folder / JOURNAL
    whole = journal.read_bytes()
    ends = [n + 1 for n, byte in enumerate(whole) if byte == ord("\n")]
    for cut in range(len(whole) + 1):
        complete = sum(end <= cut for end in ends)
        assert len(list(lines(whole[:cut]))) == complete
        if cut in ends or cut + 1 in ends or cut % 97 == 0:
            journal.write_bytes(whole[:cut])
            found = recover(folder)
            assert found.project == states[max(complete - 1, 0)]
            assert journal.read_bytes() == whole[:cut]
    figure(f"journal cut at each of {len(whole) + 1} bytes: the valid prefix each time")


def test_with_bits_flipped_it_gives_its_valid_prefix(
    folder: Path, states: list[Project], figure: Figure
) -> None:
    journal, chance = folder / JOURNAL, random.Random(11)
    whole, before = journal.read_bytes(), listing(folder)
    ends = [n + 1 for n, byte in enumerate(whole) if byte == ord("\n")]
    for _ in range(2_000):
        at = chance.randrange(len(whole))
        damaged = bytearray(whole)
        damaged[at] ^= 1 << chance.randrange(8)
        journal.write_bytes(damaged)
        sound = sum(end <= at for end in ends)
        found = recover(folder)
        assert found.project == states[max(sound - 1, 0)]
        assert not found.whole
        assert journal.read_bytes() == bytes(damaged)
    journal.write_bytes(whole)
    assert listing(folder) == before
    figure("2,000 bits flipped in a journal: the valid prefix each time, nothing deleted")


def test_a_line_out_of_its_turn_ends_it(folder: Path, states: list[Project]) -> None:
    journal = folder / JOURNAL
    found = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join([*found[:5], *found[6:]]))
    assert recover(folder).project == states[4]


def test_a_change_made_for_another_project_ends_it(folder: Path, states: list[Project]) -> None:
    journal = folder / JOURNAL
    with journal.open("ab") as file:
        entry = b'{"steps":9,"change":[[["item","blog"],null,null]]}'
        file.write(bytes(Line(STATES + 1, 9.0, entry)))
    found = recover(folder)
    assert found.project == states[-1]
    assert not found.whole


def test_a_base_that_is_gone_or_damaged_is_told(folder: Path) -> None:
    (folder / BASE).write_bytes(b"{")
    with pytest.raises(ProjectError):
        recover(folder)
    (folder / BASE).unlink()
    with pytest.raises(ProjectError):
        recover(folder)
    assert not recording.holds_work(folder)


def test_without_meta_nothing_is_known_but_the_work(folder: Path, states: list[Project]) -> None:
    (folder / META).write_bytes(b"\0")
    assert recording.meta(folder) == Meta()
    assert recover(folder).project == states[-1]


# New bases ----------------------------------------------------------------------------------------


def test_after_many_lines_or_half_a_minute_there_is_a_new_base(
    tmp_path: Path, sample: Project
) -> None:
    keeping, project = Recording(tmp_path / "session", Meta()), sample
    bases = set()
    for n in range(450):
        project = project.after(edits.rename(project, "blog", f"Blog {n}"))
        keeping.keep(project, n, 0.0, True)
        bases.add((tmp_path / "session" / BASE).read_bytes())
    assert len(bases) == 3
    project = project.after(edits.rename(project, "blog", "Late"))
    keeping.keep(project, 450, 31.0, False)
    assert len(list(lines((tmp_path / "session" / JOURNAL).read_bytes()))) > 1
    project = project.after(edits.rename(project, "blog", "Later"))
    keeping.keep(project, 451, 32.0, True)
    assert len(list(lines((tmp_path / "session" / JOURNAL).read_bytes()))) == 1
    keeping.close()
    assert recover(tmp_path / "session").project == project


def test_a_journal_that_does_not_follow_its_base_is_left_out(
    folder: Path, states: list[Project]
) -> None:
    """As after a kill between a new base and its journal: the base is the newer of the two."""
    journal = (folder / JOURNAL).read_bytes()
    keeping = Recording(folder, Meta())
    keeping.keep(states[-1], 7, 0.0, True)
    keeping.close()
    (folder / JOURNAL).write_bytes(journal)
    assert recover(folder).project == states[-1]


# Faults -------------------------------------------------------------------------------------------


class Failing(Disk):
    """A disk on which the nth call fails, whatever it is; a write takes a part first."""

    def __init__(self, nth: int) -> None:
        self.nth = nth
        self.calls = 0

    def __getattribute__(self, name: str) -> Any:
        real = object.__getattribute__(self, name)
        if name in ("nth", "calls") or name.startswith("_") or not callable(real):
            return real
        self.calls += 1
        if self.calls != self.nth:
            return real

        def failing(*arguments: Any) -> Any:
            if name == "write":
                os.write(arguments[0], arguments[1][: len(arguments[1]) // 2])
            if name == "close":
                os.close(arguments[0])
            raise OSError(errno.ENOSPC, "No space left on device")

        return failing


def test_each_call_may_fail_and_never_is_less_there_than_was_kept(
    tmp_path: Path, states: list[Project], monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    nth = 0
    while True:
        nth += 1
        disk = Failing(nth)
        keeping, kept = Recording(tmp_path / str(nth), Meta()), -1
        for n, state in enumerate(states[:6]):
            monkeypatch.setattr(files, "disk", disk)
            try:
                keeping.keep(state, n, 40.0 * (n == 3), True)
                kept = n
            except (OSError, SaveError):
                pass
            monkeypatch.setattr(files, "disk", Disk())
            if kept >= 0:
                assert recover(tmp_path / str(nth)).project in states[kept : n + 1]
        if kept < 5:  # as the window does after two seconds
            keeping.keep(states[5], 5, 0.0, True)
        keeping.close()
        assert recover(tmp_path / str(nth)).project == states[5]
        if disk.calls < nth:
            break
    assert nth > 60
    figure(f"{nth - 1} calls of recovery failed in turn: never less than was kept, 0 lasting")


def test_a_journal_that_somebody_removes_is_begun_anew(
    folder: Path, tmp_path: Path, states: list[Project]
) -> None:
    keeping = Recording(tmp_path / "other", Meta())
    keeping.keep(states[0], 0, 0.0, True)
    (tmp_path / "other" / JOURNAL).unlink()
    with pytest.raises(OSError, match="removed"):
        keeping.keep(states[1], 1, 0.0, True)
    keeping.keep(states[1], 1, 0.0, True)
    keeping.close()
    assert recover(tmp_path / "other").project == states[1]


def test_lines_are_what_they_say() -> None:
    line = Line(3, 12.5, b'{"a":1}')
    assert list(lines(bytes(line))) == [line]
    assert all(a.sequence + 1 == b.sequence for a, b in pairwise(lines(bytes(line) * 2)))


# Versions -----------------------------------------------------------------------------------------


def rewritten(folder: Path, version: int | None) -> None:
    """Makes a journal say that it is of a version; None: it says none, as the first ones did."""
    first, *others = lines((folder / JOURNAL).read_bytes())
    head = msgspec.json.decode(first.content)
    head.pop("version")
    if version is not None:
        head["version"] = version
    stated = replace(first, content=msgspec.json.encode(head))
    (folder / JOURNAL).write_bytes(b"".join(bytes(line) for line in (stated, *others)))


@pytest.mark.parametrize("version", range(1, recording.VERSION + 1))
def test_what_a_version_has_kept_is_read_for_ever(version: int) -> None:
    found = recover(SESSIONS / f"v{version}")
    assert found.whole
    assert found.project == project_file.read(SESSIONS / f"v{version}.heatdesk")


def test_its_version_is_written_down_and_rises_with_that_of_the_file(folder: Path) -> None:
    assert (recording.VERSION, migrations.CURRENT) == (1, 1)
    first = next(lines((folder / JOURNAL).read_bytes()))
    for head in (first.content, (folder / META).read_bytes()):
        assert msgspec.json.decode(head)["version"] == recording.VERSION


def test_one_that_names_no_version_is_of_the_first(folder: Path, states: list[Project]) -> None:
    rewritten(folder, None)
    found = recover(folder)
    assert (found.project, found.whole) == (states[-1], True)


@pytest.mark.parametrize("where", ["journal", "meta", "base"])
def test_the_work_of_a_newer_version_is_refused_and_stays(folder: Path, where: str) -> None:
    newer = recording.VERSION + 1
    if where == "journal":
        rewritten(folder, newer)
    elif where == "meta":
        (folder / META).write_bytes(msgspec.json.encode(Meta("map.heatdesk", version=newer)))
    else:
        data = (folder / BASE).read_bytes().replace(b'"version": 1', b'"version": 2', 1)
        (folder / BASE).write_bytes(data)
    before = listing(folder)
    with pytest.raises(ProjectError, match="newer HeatDesk") as refused:
        recover(folder)
    assert refused.value.problems[0].code is Code.NEWER
    assert listing(folder) == before
    assert recording.meta(folder).name == "map.heatdesk"
