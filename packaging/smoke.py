"""Smoke: tries a built program as its users will, and judges what it drew and wrote.

    python packaging/smoke.py FOLDER-OF-THE-PROGRAM [--into FOLDER] [--platform NAME] [--source]

Both programs of the folder are run: `heatdesk` with its verbs, `heatdesk-window` with a map whose
path has spaces and letters beyond ASCII. Every run has a time limit and is ended after it. With
--source the program's start is held against that from the checkout. Needs Python alone.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from judging import FaultError, judge, judge_file

ROOT: Final = Path(__file__).resolve().parent.parent
TABLES: Final = ("csv", "xlsx", "mmd")

LIMIT: Final = 150.0
"""Seconds for any one run; the program itself gives up after 90."""

SLOWEST: Final = 1.5
"""A frozen start to the first painted map takes at most so many times that from source."""

QUICK: Final = 0.3
"""Seconds of processor time that `--version` may take."""

FOLDER: Final = "Übersicht für José – 表"
"""A folder as people have them."""


class Program:
    """One executable, and how it is run."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._command = list(command)
        self._environment = dict(environment)

    def run(self, *arguments: str | Path) -> tuple[str, float]:
        """Its standard output and the seconds it took. Raises FaultError unless it ends well."""
        command = [*self._command, *map(str, arguments)]
        start = time.monotonic()
        try:
            done = subprocess.run(
                command, env=self._environment, input=b"", capture_output=True, timeout=LIMIT
            )
        except subprocess.TimeoutExpired as error:
            raise FaultError(f"{_shown(command)} has not ended after {LIMIT:g} seconds") from error
        took = time.monotonic() - start
        out, err = (text.decode("utf-8", "replace") for text in (done.stdout, done.stderr))
        if done.returncode:
            raise FaultError(f"{_shown(command)} ended with {done.returncode}: {err or out}")
        return out, took

    def smoke(self, folder: Path, *map_file: Path) -> dict[str, Any]:
        """The report of a run with --smoke-test, with the seconds to the first painted map."""
        began = time.time()
        try:
            self.run("--smoke-test", folder, *map_file)
        except FaultError as fault:
            raise FaultError(f"{fault}\n{_problem(folder)}") from fault
        report: dict[str, Any] = json.loads((folder / "report.json").read_text("utf-8"))
        report["seconds"] = round(report["painted_at"] - began, 2)
        return report


def _problem(folder: Path) -> str:
    report = folder / "report.json"
    return str(json.loads(report.read_text("utf-8"))["problem"]) if report.is_file() else ""


def _shown(command: Sequence[str]) -> str:
    return " ".join([Path(command[0]).name, *command[1:]])


# What is tried ------------------------------------------------------------------------------------


def tried(programs: Path, into: Path, platform: str, version: str) -> None:
    """Runs everything. Raises FaultError at the first thing that is wrong."""
    environment = _environment(into, platform)
    console, window = (Program([str(path)], environment) for path in executables(programs))
    _version(console, version)
    report = console.smoke(into / "console")
    judge(report, into / "console", platform, frozen=True)
    print(f"painted after {report['seconds']} s, {', '.join(report['checked'])}")
    _verbs(console, into / "console")
    folder = into / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    own = folder / "Meine Karte.heatdesk"
    own.write_bytes((into / "console" / "map.heatdesk").read_bytes())
    report = window.smoke(folder / "out", own)
    judge(report, folder / "out", platform, frozen=True)
    if own.name not in report["title"]:
        raise FaultError(
            f"{own.name} was to be opened, and the window's title is {report['title']}"
        )
    print(f"heatdesk-window: painted {own.name} after {report['seconds']} s")


def executables(programs: Path) -> tuple[Path, Path]:
    """The console's program and the window's, in a folder of either kind of system."""
    found = []
    for name in ("heatdesk", "heatdesk-window"):
        paths = [programs / name, programs / f"{name}.exe"]
        path = next((path for path in paths if path.is_file()), None)
        if path is None:
            raise FaultError(f"{programs} holds no {name}")
        found.append(path)
    return found[0], found[1]


def _environment(into: Path, platform: str) -> dict[str, str]:
    """The present one with settings of their own, and nothing of a Python's environment."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    for kind in ("CONFIG", "STATE", "DATA", "CACHE"):
        kept[f"XDG_{kind}_HOME"] = str(into / "home" / kind.lower())
    if platform == "offscreen":
        for name in ("DISPLAY", "WAYLAND_DISPLAY"):
            kept.pop(name, None)
    return {**kept, **({"QT_QPA_PLATFORM": platform} if platform else {})}


def _version(console: Program, version: str) -> None:
    took, worked = [], []
    for _ in range(3):
        before = _worked()
        said, seconds = console.run("--version")
        took.append(seconds)
        worked.append(_worked() - before)
        if said.strip() != f"heatdesk {version}":
            raise FaultError(f"--version says {said!r}, and not {version}")
    print(f"heatdesk --version: {min(took):.2f} s, {min(worked):.2f} s of them at work")
    if min(worked) > QUICK:
        raise FaultError(f"--version works for more than {QUICK} s")


def _worked() -> float:
    """The processor's seconds of all programs that were run; always 0 on Windows."""
    times = os.times()
    return times.children_user + times.children_system


def _verbs(console: Program, folder: Path) -> None:
    """The verbs as processes of their own; which forms there are, `render --help` says."""
    own = folder / "map.heatdesk"
    console.run("check", own)
    said, _ = console.run("schema")
    json.loads(said)
    said, _ = console.run("analyze", own, "--json")
    if not json.loads(said)["pairs"]:
        raise FaultError("analyze found no pair")
    console.run("field", own, "-o", folder / "map.npy")
    forms = re.search(r"OUT\.\(([a-z|]+)\)", re.sub(r"\s+", "", console.run("render", "--help")[0]))
    if forms is None:
        raise FaultError("render --help names no forms")
    for form in forms[1].split("|"):
        console.run("render", own, "-o", folder / f"rendered.{form}")
        judge_file(folder / f"rendered.{form}")
    _reports(console, own, folder)
    _tables(console, own, folder)
    print(f"verbs: check, schema, analyze, field, render to {forms[1].replace('|', ', ')}, report")


def _reports(console: Program, own: Path, folder: Path) -> None:
    for form in ("md", "html"):
        console.run("report", own, "-o", folder / f"report.{form}")
        judge_file(folder / f"report.{form}")
    judge_file(folder / "report.png")  # beside the .md


def _tables(console: Program, own: Path, folder: Path) -> None:
    """Tables out and in again: all items come back."""
    items = _items(own)
    for form in TABLES:
        table, back = folder / f"table.{form}", folder / f"from-{form}.heatdesk"
        console.run("export", own, "-o", table)
        judge_file(table)
        console.run("import", table, "-o", back)
        if _items(back) != items:
            raise FaultError(f"{table.name} came back as {_items(back)}, and not as {items}")
    print(f"tables out and in again: {', '.join(TABLES)}")


def _items(path: Path) -> list[str]:
    return sorted(item["name"] for item in json.loads(path.read_bytes())["items"])


def compared(programs: Path, into: Path, platform: str, rounds: int = 3) -> None:
    """Holds the frozen start against that from source, the best of some rounds, taken in turns."""
    environment = _environment(into, platform)
    source = {**environment, "PYTHONPATH": str(ROOT)}
    frozen = Program([str(executables(programs)[0])], environment)
    checkout = Program([sys.executable, "-m", "heatdesk"], source)
    taken: dict[str, list[float]] = {"frozen": [], "source": []}
    for n in range(rounds):
        for name, program in (("frozen", frozen), ("source", checkout)):
            taken[name].append(program.smoke(into / f"{name}-{n}")["seconds"])
    best = min(taken["frozen"]), min(taken["source"])
    print(
        f"first painted map: frozen {best[0]:.2f} s, from source {best[1]:.2f} s,"
        f" that is {best[0] / best[1]:.2f} times; {SLOWEST} are allowed"
    )
    if best[0] > SLOWEST * best[1]:
        raise FaultError(f"the frozen start takes more than {SLOWEST} times as long")
    if platform == "offscreen":  # nothing of a desktop's is in the picture
        _look_alike(into / "frozen-0", into / "source-0")


def _look_alike(frozen: Path, source: Path) -> None:
    """The same Qt writes the same picture as the same bytes."""
    for name in ("window.png", "stage.png", "map.png"):
        if (frozen / name).read_bytes() != (source / name).read_bytes():
            raise FaultError(f"{name} of the frozen program is not that from source")
    print("window, stage and map look as they do from source, pixel by pixel")


def main() -> int:
    options = _arguments()
    import product

    try:
        with tempfile.TemporaryDirectory(prefix="heatdesk-smoke-") as scratch:
            into = (options.into or Path(scratch)).resolve()
            into.mkdir(parents=True, exist_ok=True)
            tried(options.programs.resolve(), into, options.platform, product.VERSION)
            if options.source:
                compared(options.programs.resolve(), into, options.platform)
    except FaultError as fault:
        print(f"SMOKE TEST FAILED: {fault}", file=sys.stderr)
        return 1
    print("SMOKE TEST PASSED")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Tries a built program.")
    parser.add_argument("programs", type=Path, metavar="FOLDER-OF-THE-PROGRAM")
    parser.add_argument("--into", type=Path, help="keep what was written")
    parser.add_argument("--platform", default="", help="offscreen, xcb, windows, cocoa")
    parser.add_argument("--source", action="store_true", help="compare the starts")
    return parser.parse_args()


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.exit(main())
