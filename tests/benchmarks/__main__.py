"""The command line of the benchmarks."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from tests.benchmarks import drag, labels, reading, rebuild, stage, start, tables
from tests.benchmarks.options import Options

_COMMANDS: Final = {
    "drag": drag.run,
    "rebuild": rebuild.run,
    "start": start.run,
    "labels": labels.run,
    "tables": tables.run,
    "reading": reading.run,
    "stage": stage.run,
}


def main() -> None:
    given = _parser().parse_args()
    frames = given.frames or (20 if given.quick else 60)
    options = Options(frames, tuple(given.grids), tuple(given.items), given.pictures, given.quick)
    for name, run in _COMMANDS.items():
        if given.command in (name, "all"):
            run(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("command", choices=[*_COMMANDS, "all"])
    parser.add_argument("--frames", type=int, metavar="N", help="frames of each way (60)")
    parser.add_argument("--grids", type=int, nargs="+", default=[256, 512], metavar="G")
    parser.add_argument(
        "--items", type=int, nargs="+", default=[40, 500, 2000], metavar="N",
        help="scenes of the drag: 40 is like the article's, more are dense",
    )  # fmt: skip
    parser.add_argument("--pictures", type=Path, metavar="DIR", help="save what each way draws")
    parser.add_argument("--quick", action="store_true", help="fewer frames and processes")
    return parser


if __name__ == "__main__":
    main()
