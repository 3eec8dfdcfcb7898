"""`drag`: what one frame of a drag costs, from the mouse event until all painting is done.

Fair because every way runs in the same process and the same rounds, in a window of the same size,
on the same project, drags the same bubble along the same circle, is driven by the same QMouseEvents
and waited for in the same manner (see `mouse`), and shows the same picture: the same bubbles, names
and axes by the same painter, two contours, the plane of the same size (`--pictures` saves them to
be looked at). What differs is what each way is about, and each way's own page says it.

- ours: the program's canvas. `ours, no contours` has the zone lines hidden.
- plain: pyqtgraph with its defaults and a loop of full-grid exponentials. Its contours are not
  antialiased and its image is not smoothed, as those defaults have it: both are cheaper so.
- sensible: pyqtgraph used well, one matrix product, contourpy.
  In both, each bubble is one item, so markers and extents are stacked bubble by bubble, while ours
  draws all markers above all extents; and neither draws the ring around the dragged marker.
- limit: only the heat's image, stretched over the plane by a bare widget; `limit, bare` is its
  painter call alone, into an image in memory.

Printed besides: what the press, the first painted move and the release of a drag cost, and how
often the heat is computed for ten moves that arrive in one turn of the event loop. Work that the
program leaves for the moment after an event falls to the part that waits for it: each part ends
when the event loop has nothing more to do at once (what a timer does later is not in it).

Qt fills large shapes in threads of its own, so a drawn frame waits for the scheduler a few times.
Where other programs want the cores, ours is hit more often than the limit with its one image: then
read the minima and the column of processor time (`QT_NO_GUI_THREADPOOL=1` keeps Qt to one thread).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication

from heatdesk.figure.compose import legend_key
from heatdesk.figure.heat_marks import heat_picture
from heatdesk.figure.look import LIGHT
from heatdesk.heat.field import rebuild
from tests.benchmarks.mouse import Mouse, turn
from tests.benchmarks.options import Options
from tests.benchmarks.scenes import ARTICLE, SCENARIO, Scene, scene
from tests.benchmarks.targets import Target, verdicts
from tests.benchmarks.timing import Results, Samples, in_turn, no_collector, table
from tests.benchmarks.ways.limit import Limit
from tests.benchmarks.ways.ours import Ours
from tests.benchmarks.ways.plain import Plain
from tests.benchmarks.ways.sensible import Sensible
from tests.benchmarks.ways.way import Way, spot

_WARM_UP = 5
_JUDGED_GRID = 512


@dataclass(slots=True)
class Case:
    """All ways to draw one scene on one grid, in open windows."""

    ways: dict[str, Way]
    mice: dict[str, Mouse]
    ours: Ours
    limit: Limit

    def close(self) -> None:
        for way in self.ways.values():
            way.close()
        turn()


def run(options: Options) -> None:
    app = QApplication([])
    app.setDoubleClickInterval(0)  # one drag may follow another at once
    targets: list[Target] = []
    for count in options.items:
        for grid in options.grids:
            print(f"\ndrag: {(drawn := scene(count)).name}, grid {grid}", flush=True)
            results = _measure(drawn, grid, options)
            if grid == _JUDGED_GRID:
                targets += _targets(count, results)
    if targets:
        print("\ndrag: targets at grid 512, medians")
        print("\n".join(verdicts(targets)), flush=True)


def _measure(drawn: Scene, grid: int, options: Options) -> Results:
    case = _open(drawn, grid)
    _tell_ends(case, 5 if options.quick else 9)
    for mouse in case.mice.values():
        mouse.press()
    steps = {name: mouse.step for name, mouse in case.mice.items()}
    steps["limit, bare"] = case.limit.draw_bare
    dense = len(drawn.project.items) > ARTICLE
    wanted = max(5, options.frames // 6) if not dense else 5 if options.quick else 7
    every = {"plain": max(1, options.frames // wanted)}
    results = in_turn(steps, options.frames, _WARM_UP, every)
    print("\n".join(table(results, ["limit", "ours", "ours, no contours"])))
    _tell_coalescing(case)
    if options.pictures:
        _save_pictures(case, options.pictures, f"{len(drawn.project.items)}-{grid}")
    case.close()
    return results


def _open(drawn: Scene, grid: int) -> Case:
    ours = Ours(drawn.project, grid)
    ours.open()
    turn()
    frame = ours.session.canvas.frame
    key = legend_key(drawn.project, "alignment", LIGHT)
    values = rebuild(drawn.project, SCENARIO, grid).overlay("alignment")
    limit = Limit(heat_picture(values, key.span, key.table, frame), frame)
    ways: dict[str, Way] = {
        "ours": ours,
        "ours, no contours": Ours(drawn.project, grid, contours=False),
        "plain": Plain(drawn.project, grid, frame),
        "sensible": Sensible(drawn.project, grid, frame),
        "limit": limit,
    }
    dragged = drawn.project.placement(SCENARIO, drawn.dragged)
    assert dragged is not None
    at = spot(dragged, frame)
    for way in ways.values():
        way.open()
    turn()
    return Case(ways, {name: Mouse(way.surface, at) for name, way in ways.items()}, ours, limit)


def _tell_ends(case: Case, times: int) -> None:
    """What begins and what ends a drag of ours: whole drags of a few moves."""
    mouse, results = case.mice["ours"], Results()
    parts = {name: Samples() for name in ("press", "first move", "second move", "release")}
    with no_collector():
        for _ in range(times):
            parts["press"].time(mouse.press)
            parts["first move"].time(mouse.step)
            parts["second move"].time(mouse.step)
            parts["release"].time(mouse.release)
            mouse.bring_back()
    results.update({f"ours: {name}": samples for name, samples in parts.items()})
    print("\n".join(table(results, [])))


def _tell_coalescing(case: Case) -> None:
    heat, mouse = case.ours.session.heat, case.mice["ours"]
    before = heat.computations
    for _ in range(10):
        mouse.move()
    turn()
    done = heat.computations - before
    print(f"  ten moves in one turn of the event loop: {done} computation(s) of the heat")


def _save_pictures(case: Case, folder: Path, scene_name: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, way in case.ways.items():
        file = f"{scene_name}-{name.replace(', ', '-').replace(' ', '-')}.png"
        way.surface.grab().save(str(folder / file))


def _targets(count: int, results: Results) -> Iterator[Target]:
    of = {name: samples.median for name, samples in results.items()}
    least = results["ours"].least / results["limit"].least
    name = "article-like" if count <= ARTICLE else f"dense {count:,}"
    if count > 500:
        yield Target(f"{name}: a frame", of["ours"], 25.0, "ms")
        return
    yield Target(f"{name}: a frame", of["ours"], 1000 / 60, "ms")
    what = f"{name}: a frame against the limit (minima {least:.2f})"
    yield Target(what, of["ours"] / of["limit"], 5.0, "x")
    yield Target(f"{name}: a frame without contours", of["ours, no contours"], 1000 / 120, "ms")
    if count > ARTICLE:
        faster = of["sensible"] / of["ours"]
        yield Target(f"{name}: faster than sensible", faster, 6.0, "x", True)
        yield Target(f"{name}: faster than plain", of["plain"] / of["ours"], 30.0, "x", True)
