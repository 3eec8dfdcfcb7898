"""Bombs: each is refused in a line or some, within 2 s of the processor and 300 MB of memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.conftest import Figure

pytestmark = pytest.mark.skipif(
    not os.path.exists("/proc/self/clear_refs"), reason="tells no peak of memory"
)
ROOT = Path(__file__).parents[2]

if os.path.exists("/proc/self/clear_refs"):
    from tests.storage.bombs import BOMBS

    NAMES = list(BOMBS)
else:
    NAMES = []


def refusals(names: list[str]) -> list[tuple[str, str, float, int]]:
    """What a process says of each of these bombs, and what that has cost it: the lines, seconds of
    the processor, and megabytes.
    """
    ran = subprocess.run(
        [sys.executable, "-m", "tests.storage.bombs", *names],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=400,
        check=True,
    )
    return [json.loads(line) for line in ran.stdout.splitlines()]


@pytest.mark.parametrize(
    "names", [NAMES[::5], pytest.param(NAMES, marks=pytest.mark.long)], ids=["some", "all"]
)
def test_bombs_are_refused_cheaply(names: list[str], figure: Figure) -> None:
    with ThreadPoolExecutor(2) as two:
        told = [told for half in two.map(refusals, (names[::2], names[1::2])) for told in half]
    assert sorted(name for name, *_ in told) == sorted(names)
    for name, lines, seconds, megabytes in told:
        assert 1 <= len(lines.splitlines()) <= 51, name
        assert all(line.isprintable() and len(line) <= 200 for line in lines.splitlines()), name
        assert "ended with" not in lines, name
        assert seconds < 2, name
        assert megabytes < 300, name
    slowest, largest = max(told, key=lambda t: t[2]), max(told, key=lambda t: t[3])
    figure(
        f"{len(told)} bombs (files and clipboard) refused; dearest: {slowest[2]:.2f} s"
        f" ({slowest[0]}), {largest[3]} MB ({largest[0]})"
    )
