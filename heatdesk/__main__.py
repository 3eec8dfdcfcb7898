"""The program's entry: `heatdesk`, `heatdesk-window` and `python -m heatdesk`."""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Runs the program on the process' own arguments and returns its exit code."""
    # Read when NumPy is imported: idle workers of a second thread would stall the frames.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    _have_streams()
    if sys.argv[1:] == ["--version"] and _version_told():
        return 0
    from heatdesk.cli import program

    return program.main(sys.argv[1:])


def _version_told() -> bool:
    """Scripts and installers ask for it: nothing is loaded. If it fails, the long way says why."""
    from heatdesk import __version__

    try:
        print(f"heatdesk {__version__}", flush=True)
    except OSError:
        return False
    return True


def _have_streams() -> None:
    """Without a console (heatdesk-window on Windows) there are none, and printing would fail."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


if __name__ == "__main__":
    sys.exit(main())
