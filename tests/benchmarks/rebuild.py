"""`rebuild`: all heat of a scenario from nothing, 1,000 items, both layers.

Compared on the same grid, with the same centres, by one thread, in turn:

- ours, float32 is what the canvas follows the mouse with, float64 what files and reports are made
  from.
- naive: a loop that adds up each item's exponentials over the full grid, float64. The same work.
- gaussian_kde: scipy.stats.gaussian_kde of each layer's centres with the items' weights, evaluated
  at the grid's points, float64. As many exponentials, but less is asked of it: it knows one
  covariance for all items (ours and the naive loop one for each), and it knows no grid, which is
  what makes it slow. Its result differs therefore, and is not compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
from numpy.typing import NDArray

from heatdesk.heat.field import rebuild
from heatdesk.heat.kernel import as_array, cell_centres
from heatdesk.model.items import LAYERS
from heatdesk.model.project import Project
from tests.benchmarks.options import Options
from tests.benchmarks.scenes import SCENARIO, scene
from tests.benchmarks.targets import Target, verdicts
from tests.benchmarks.timing import Results, in_turn, table
from tests.benchmarks.ways.plain import naive_sum

_ITEMS = 1000
_JUDGED_GRID = 512


def run(options: Options) -> None:
    project = scene(_ITEMS).project
    targets: list[Target] = []
    for grid in options.grids:
        print(f"\nrebuild: {_ITEMS:,} items, grid {grid}", flush=True)
        results = _measure(project, grid, 6 if options.quick else 30)
        if grid == _JUDGED_GRID:
            targets += _targets(results)
        targets += _agreement(project, grid)
    print("\nrebuild: targets, medians")
    print("\n".join(verdicts(targets)), flush=True)


def _measure(project: Project, grid: int, rounds: int) -> Results:
    ways: dict[str, Callable[[], object]] = {
        "ours, float32": partial(rebuild, project, SCENARIO, grid, np.float32),
        "ours, float64": partial(rebuild, project, SCENARIO, grid, np.float64),
        "naive": partial(_naive, project, grid),
        "gaussian_kde": partial(_kde, project, grid),
    }
    slow = max(1, rounds // 3)
    results = in_turn(ways, rounds, 2, {"naive": slow, "gaussian_kde": slow})
    print("\n".join(table(results, ["ours, float32", "ours, float64"])), flush=True)
    return results


def _naive(project: Project, grid: int) -> list[NDArray[np.float64]]:
    at = cell_centres(grid)
    x, y = np.meshgrid(at, at)
    return [naive_sum(list(project.layer(SCENARIO, layer)), x, y) for layer in LAYERS]


def _kde(project: Project, grid: int) -> list[NDArray[np.float64]]:
    from scipy.stats import gaussian_kde  # type: ignore[import-untyped]

    at = cell_centres(grid)
    points = np.stack(np.meshgrid(at, at)).reshape(2, -1)
    rows = [as_array(project.layer(SCENARIO, layer)) for layer in LAYERS]
    return [gaussian_kde(r[:, :2].T, weights=r[:, 4])(points).reshape(grid, grid) for r in rows]


def _targets(results: Results) -> Iterator[Target]:
    for kind in ("float32", "float64"):
        ours = results[f"ours, {kind}"].median
        for other, bound in (("gaussian_kde", 100.0), ("naive", 50.0)):
            faster = results[other].median / ours
            yield Target(f"{kind}: faster than {other}", faster, bound, "x", True)


def _agreement(project: Project, grid: int) -> Iterator[Target]:
    """The largest difference from the naive sum, as a share of its maximum, in millionths."""
    truth = _naive(project, grid)
    for dtype in (np.float32, np.float64):
        field = rebuild(project, SCENARIO, grid, dtype)
        pairs = zip((field.technologies, field.roles), truth, strict=True)
        worst = max(float(abs(ours - true).max() / true.max()) for ours, true in pairs)
        what = f"{dtype.__name__}, grid {grid}: difference from naive"
        yield Target(what, worst * 1e6, 10.0, "ppm")
