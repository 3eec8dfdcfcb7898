"""A process that forks children for others to kill, so that imports are paid once.

`python -m tests.builders.nursery MODULE`: for each line on its standard input it forks a child that
runs MODULE's `live(*words of the line)`, prints the child's pid, and, when that is gone, `gone`.
"""

from __future__ import annotations

import importlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

ROOT = Path(__file__).parents[2]


class Nursery:
    """The tester's side of it."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.pid = 0

    def begin(self, *words: object) -> Self:
        """Lets a child live."""
        self._tell(" ".join(map(str, words)))
        self.pid = int(self._hear())
        return self

    def kill(self, after: float = 0.0) -> float:
        """Kills the child, if it has not ended by itself, and says when (monotonic)."""
        time.sleep(after)
        at = time.monotonic()
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        self.wait()
        return at

    def wait(self) -> None:
        """Waits until the child is gone."""
        assert self._hear() == "gone\n"

    def _tell(self, line: str) -> None:
        assert self._process.stdin is not None
        print(line, file=self._process.stdin, flush=True)

    def _hear(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()


@contextmanager
def nursery(module: str, **environment: str) -> Iterator[Nursery]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.builders.nursery", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=_environment(environment),
    )
    try:
        yield Nursery(process)
    finally:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.close()
        process.wait(60)
        process.stdout.close()


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", **more}


def main() -> None:
    live = importlib.import_module(sys.argv[1]).live
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            os.close(0)
            live(*line.split())
            os._exit(0)
        print(child, flush=True)
        os.waitpid(child, 0)
        print("gone", flush=True)


if __name__ == "__main__":
    main()
