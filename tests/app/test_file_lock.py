"""One file is written by one window: locks, their holders, and knocking."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from heatdesk.app import file_lock, places
from heatdesk.app.file_lock import FileLock, Holder, key, take
from heatdesk.app.knocking import Door, knock
from tests.builders.nursery import ROOT, nursery
from tests.conftest import Figure

posix = pytest.mark.skipif(os.name == "nt", reason="needs fork and links")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "map.heatdesk"
    path.touch()
    return path


def taken(path: Path) -> FileLock:
    lock = take(path)
    assert isinstance(lock, FileLock)
    return lock


def test_who_comes_second_learns_who_was_first(path: Path) -> None:
    first = taken(path)
    assert take(path) == Holder(socket.gethostname(), True)
    first.release()
    taken(path).release()
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


@posix
def test_all_ways_to_a_file_lead_to_one_lock(path: Path) -> None:
    link = path.with_name("link.heatdesk")
    link.symlink_to(path)
    first = taken(link)
    assert first.is_for(path)
    assert isinstance(take(path), Holder)
    assert key(link) == key(path)
    first.release()


def test_another_computer_is_told_by_its_name(path: Path) -> None:
    lock = path.with_name(f".~{path.name}.lock")
    lock.write_text("1\nheatdesk\nelsewhere\nmachine\nboot\n")
    assert take(path) == Holder("elsewhere", False)


def test_what_a_dead_process_left_is_taken_without_a_word(path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; from heatdesk.app.file_lock import take;"
        "lock = take(Path(sys.argv[1])); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], cwd=ROOT, check=False)
    assert path.with_name(f".~{path.name}.lock").exists()
    taken(path).release()


def test_where_nothing_can_be_put_beside_the_lock_lies_with_the_user(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = path.with_name("x" * 250)
    first = taken(long)
    assert isinstance(take(long), Holder)
    assert len(list((places.state() / "locks").iterdir())) == 1
    first.release()
    monkeypatch.setattr(file_lock.places, "state", lambda: path / "no folder")
    assert isinstance(take(long), FileLock)


# Knocking -----------------------------------------------------------------------------------------


def test_a_knock_is_answered(path: Path, qapp: object) -> None:
    door, heard = Door(), []
    door.knocked.connect(lambda: heard.append(1))
    door.listen(path)
    assert knock(path)
    assert heard == [1]
    assert not knock(path.with_name("other"), patience=100)
    door.listen(None)
    assert not knock(path, patience=100)
    assert heard == [1]
    assert list((places.state() / "knocks").iterdir()) == []


# Races --------------------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize("races", [20, pytest.param(300, marks=pytest.mark.long)])
def test_of_two_that_race_exactly_one_writes(races: int, path: Path, figure: Figure) -> None:
    """Two processes want a file at the same moment; who had it before was killed with it."""
    with nursery("tests.app.wanting_a_file") as one, nursery("tests.app.wanting_a_file") as other:
        for n in range(races):
            answers = [path.with_name(f"{n}-{name}") for name in ("one", "other")]
            start = path.with_name(f"{n}-start")
            for child, answer in zip((one, other), answers, strict=True):
                child.begin(path, start, answer)
            for answer in answers:
                wait_for(Path(f"{answer}.here"))
            start.touch()
            for answer in answers:
                wait_for(answer)
            told = sorted(answer.read_text() for answer in answers)
            assert told == ["reads", "writes"], told
            enders = [threading.Thread(target=child.kill) for child in (one, other)]
            for ender in enders:
                ender.start()
            for ender in enders:
                ender.join()
    figure(f"{races} races of two processes for one file: exactly one writer each time")


def wait_for(path: Path) -> None:
    for _ in range(20_000):
        if path.exists():
            return
        threading.Event().wait(0.001)
    raise AssertionError(f"{path} has not come")
