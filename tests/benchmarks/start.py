"""`start`: from the start of the process to the end of the first painting of the example map.

Each figure is a fresh process; the first of each kind warms the disk's cache and is dropped. The
floor is a process that opens an empty main window of the same size: what Python, PySide6 and Qt
take before there is any program. The time is read from the system's monotonic clock, once here,
before the process is started, and once there. The user's own settings are neither read nor written.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.options import Options
from tests.benchmarks.timing import Results, Samples, table

_ROOT = Path(__file__).parents[2]
_KINDS = ("empty window", "example map")
_FOLDERS = ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")


def run(options: Options) -> None:
    processes = 5 if options.quick else 11
    results: Results = {kind: Samples() for kind in _KINDS}
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | dict.fromkeys(_FOLDERS, folder)
        for number in range(processes + 1):
            for kind in _KINDS:
                took = _start(kind, environment)
                if number > 0:
                    results[kind].ms.append(took)
    print("\nstart: process start to first painted frame")
    print("\n".join(table(results, ["empty window"])), flush=True)


def _start(kind: str, environment: dict[str, str]) -> float:
    """Milliseconds until a new process has painted its window."""
    command = [sys.executable, "-m", "tests.benchmarks.start_child", kind]
    launched = time.monotonic()
    done = subprocess.run(
        [*command, repr(launched)],
        cwd=_ROOT,
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return float(done.stdout)
