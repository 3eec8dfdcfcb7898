"""Two at a time: tests that wait for children keep two cores busy."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


def in_two(run: Callable[[int, int, Path], Iterable[T]], count: int, folder: Path) -> list[T]:
    """The results of so many runs; two halves go side by side, each with a seed of its own, in a
    folder of its own.
    """

    def half(seed: int) -> list[T]:
        own = folder / f"half-{seed}"
        own.mkdir()
        return list(run(seed, count // 2, own))

    with ThreadPoolExecutor(2) as two:
        found = [result for results in two.map(half, (1, 2)) for result in results]
    assert len(found) == count
    return found
