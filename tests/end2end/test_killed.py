"""The program is killed at random moments while somebody works without a pause."""

from __future__ import annotations

import os
import random
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from heatdesk.app.places import sessions
from heatdesk.model import edits
from heatdesk.model.project import Project
from heatdesk.storage import project_file
from heatdesk.storage.recording import Meta, Recording, holds_work, recover
from heatdesk.storage.templates import EXAMPLE, open_template
from tests.builders.nursery import Nursery, nursery
from tests.builders.two import in_two
from tests.conftest import Figure
from tests.end2end.restless import digest

pytestmark = [
    pytest.mark.gui,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and kill -9"),
]


def wait_for(path: Path, seconds: float = 60.0) -> None:
    until = time.monotonic() + seconds
    while not path.exists():
        assert time.monotonic() < until, f"{path} has not come"
        time.sleep(0.002)


def noted(home: Path) -> list[tuple[float, str]]:
    lines = (home / "log").read_text().splitlines(keepends=True)
    whole = [line.split() for line in lines if line.endswith("\n")]
    return [(float(at), state) for at, state in whole]


def loss(home: Path, killed: float) -> float:
    """How old the work was that was not recovered, in seconds; 0 if nothing is missing."""
    states = noted(home)
    found = [path for path in sessions(home / "heatdesk" / "recovery") if holds_work(path)]
    assert len(found) <= 1
    kept = digest(recover(found[0]).project) if found else states[0][1]
    last = max(n for n, (_, state) in enumerate(states) if state == kept)
    return max(killed - states[last + 1][0], 0.0) if last + 1 < len(states) else 0.0


def kills(seed: int, count: int, folder: Path) -> Iterator[float]:
    chance = random.Random(seed)
    with nursery("tests.end2end.restless") as children:
        for n in range(count):
            home = folder / f"{seed}-{n}"
            home.mkdir()
            yield one_kill(children, home, seed * 10_000 + n, chance.uniform(0.05, 1.1))


def one_kill(children: Nursery, home: Path, seed: int, after: float) -> float:
    children.begin(home, seed)
    wait_for(home / "ready")
    killed = children.kill(after)
    return loss(home, killed)


@pytest.mark.parametrize("count", [6, pytest.param(500, marks=pytest.mark.long)])
def test_kills_while_somebody_works_cost_at_most_a_second(
    count: int, tmp_path: Path, figure: Figure
) -> None:
    lost = in_two(kills, count, tmp_path)
    assert max(lost) <= 1.0
    figure(
        f"{count} kill -9 while somebody works: the oldest loss {max(lost):.2f} s,"
        f" the median {statistics.median(lost):.2f} s"
    )


# Killed while it recovers, or saves what was recovered --------------------------------------------


def left(home: Path) -> Project:
    """What a session left that was killed."""
    project = open_template(EXAMPLE)
    keeping = Recording(home / "heatdesk" / "recovery" / "lost", Meta("map.heatdesk"))
    for n in range(20):
        project = project.after(edits.rename(project, project.items[0].id, f"Name {n}"))
        keeping.keep(project, n, n / 10, True)
    keeping.close()
    return project


def still_there(home: Path, project: Project) -> str:
    """Where the work is after a kill, without what lies in the trash."""
    saved = home / "saved.heatdesk"
    if saved.exists():
        assert project_file.read(saved) == project
        return "saved"
    found = [path for path in sessions(home / "heatdesk" / "recovery") if holds_work(path)]
    assert project in [recover(path).project for path in found], "the work is gone"
    return "in two sessions" if len(found) == 2 else "in one session"


def recoveries(seed: int, count: int, folder: Path) -> Iterator[str]:
    chance = random.Random(seed)
    with nursery("tests.end2end.recovering_and_saving") as children:
        for n in range(count):
            home = folder / f"{seed}-{n}"
            project = left(home)
            children.begin(home)
            wait_for(home / "ready")
            if n % 6 == 0:
                wait_for(home / "done")
            children.kill(chance.random() * 0.25)
            yield still_there(home, project)


@pytest.mark.parametrize("count", [6, pytest.param(200, marks=pytest.mark.long)])
def test_kills_during_recovery_lose_nothing(count: int, tmp_path: Path, figure: Figure) -> None:
    found = in_two(recoveries, count, tmp_path)
    assert len(set(found)) > 1
    counts = ", ".join(f"{found.count(place)} {place}" for place in sorted(set(found)))
    figure(f"{count} kill -9 during recovery and the first save after it: 0 lost ({counts})")
