"""Timing: samples of several ways taken in turn, and how they are told.

Beside the time that passes stands the processor time of the whole process: where other work takes
the cores away for a while, long frames are hit more often than short ones and medians of passed
time lean against them; processor time does not.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class Samples:
    """Milliseconds of one way: passed, and of the processor."""

    ms: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def time(self, work: Callable[[], object]) -> None:
        """Takes one sample."""
        begin, cpu_begin = time.perf_counter(), time.process_time()
        work()
        cpu_end, end = time.process_time(), time.perf_counter()
        self.ms.append((end - begin) * 1e3)
        self.cpu.append((cpu_end - cpu_begin) * 1e3)

    @property
    def least(self) -> float:
        return min(self.ms)

    @property
    def median(self) -> float:
        return statistics.median(self.ms)

    @property
    def p95(self) -> float:
        return sorted(self.ms)[min(int(len(self.ms) * 0.95), len(self.ms) - 1)]


Results = dict[str, Samples]


@contextmanager
def no_collector() -> Iterator[None]:
    """Without garbage collections, which would hit one way and not another."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def in_turn(
    ways: Mapping[str, Callable[[], object]], rounds: int, warm_up: int, every: Mapping[str, int]
) -> Results:
    """One call of each way in each round; the first `warm_up` calls of each are dropped.

    A way in `every` runs only in each k-th round: for what takes seconds. Who begins changes from
    round to round, because a slow way leaves the next one cold caches.
    """
    results = {name: Samples() for name in ways}
    names = list(ways)
    with no_collector():
        for round_ in range(rounds + warm_up):
            shift = round_ % len(names)
            for name in names[shift:] + names[:shift]:
                slow = every.get(name, 1) > 1
                if slow and round_ % every[name]:
                    continue
                warm = round_ >= (1 if slow else warm_up)
                (results[name] if warm else Samples()).time(ways[name])
    return results


def table(results: Results, against: Sequence[str]) -> Iterator[str]:
    """min, median, p95 in ms, the processor's median, and medians as multiples of `against`."""
    heads = [f"/ {name}" for name in against]
    widths = [max(len(head), 9) for head in heads]
    shown = "".join(f"  {head:>{width}}" for head, width in zip(heads, widths, strict=True))
    yield f"  {'ms':<26}{'min':>9}{'median':>9}{'p95':>9}{'cpu':>9}{'n':>5}{shown}"
    for name, samples in results.items():
        if not samples.ms:
            continue
        ratios = "".join(
            f"  {samples.median / results[other].median:>{width}.2f}"
            for other, width in zip(against, widths, strict=True)
        )
        cpu = f"{statistics.median(samples.cpu):>9.2f}" if samples.cpu else f"{'-':>9}"
        figures = f"{samples.least:>9.2f}{samples.median:>9.2f}{samples.p95:>9.2f}{cpu}"
        yield f"  {name:<26}{figures}{len(samples.ms):>5}{ratios}"
