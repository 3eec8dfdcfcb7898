"""`tables`: 10,000 rows out of a map and into an empty one."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final, TypeVar

from heatdesk.export.sheets import as_csv, as_xlsx
from heatdesk.export.tables import placement_table
from heatdesk.model.items import Item, Placement
from heatdesk.model.project import Project
from heatdesk.model.scenario import Scenario
from heatdesk.storage.tables.planner import plan
from heatdesk.storage.tables.reading import decode
from heatdesk.storage.templates import blank
from tests.benchmarks.options import Options
from tests.benchmarks.targets import Target, verdicts

_ROWS: Final = 10_000
_LIMIT_S: Final = 2.0

T = TypeVar("T")


def run(options: Options) -> None:
    """Prints the least of a few runs, of the processor's time, and the verdict for reading."""
    print(f"\ntables: {_ROWS} rows of all columns, out of a map and into an empty one")
    sheet = placement_table(_large())
    rounds = 2 if options.quick else 5
    targets = []
    for name, write in (("CSV", as_csv), ("XLSX", lambda sheet: as_xlsx([sheet]))):
        wrote, data = _least(rounds, lambda write=write: write(sheet))  # type: ignore[misc]
        took, _ = _least(rounds, lambda data=data: _read(data))  # type: ignore[misc]
        print(f"  {name:<5} writing {wrote:6.2f} s   reading {took:6.2f} s")
        targets.append(Target(f"{name}: reading and planning", took, _LIMIT_S, "s"))
    print(*verdicts(targets), sep="\n")


def _read(data: bytes) -> Project:
    return blank().after(plan(blank(), decode(data)).change)


def _least(rounds: int, work: Callable[[], T]) -> tuple[float, T]:
    """The shortest of the runs in seconds, and what the last one gave."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        result = work()
        times.append(time.process_time() - start)
    return min(times), result


def _large() -> Project:
    items = [
        Item(f"item-{n}", "role" if n % 2 else "technology", f"Item number {n}", f"Group {n % 20}")
        for n in range(_ROWS)
    ]
    placements = [
        Placement(item.id, n % 199 / 100 - 0.99, n % 97 / 100 - 0.48, reason=f"Because of {n}")
        for n, item in enumerate(items)
    ]
    return Project.of(blank().properties, items, [(Scenario("now", "Now"), placements)])
