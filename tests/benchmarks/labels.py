"""`labels`: what it costs to place the names of a map, clustered in the middle as maps are."""

from __future__ import annotations

import statistics
import time
from typing import Final

from heatdesk.figure.labels import place_labels
from heatdesk.figure.look import LIGHT
from tests.benchmarks.options import Options
from tests.figure.test_label_maps import FRAME, clustered

_COUNTS: Final = (18, 30, 60, 200, 500)
_JUDGED: Final = 60
_LIMIT_MS: Final = 20.0


def run(options: Options) -> None:
    """Prints medians over random maps, and the verdict for 60 names."""
    print("\nlabels: placing all names of a map")
    for count in _COUNTS:
        maps = [clustered(seed, count) for seed in range(10 if options.quick else 60)]
        times, numbered = [], 0
        for bubbles in maps:
            start = time.perf_counter()
            labels = place_labels(bubbles, FRAME, LIGHT)
            times.append((time.perf_counter() - start) * 1000)
            numbered += sum(label.number is not None for label in labels)
        median = statistics.median(times)
        verdict = ""
        if count == _JUDGED:
            verdict = "PASS" if median <= _LIMIT_MS else "MISSED"
            verdict = f"  {verdict} (<= {_LIMIT_MS:g} ms)"
        print(f"  {count:4} names  {median:7.2f} ms  {numbered / len(maps):6.1f} numbered{verdict}")
