"""Benchmarks, run by hand: `python -m tests.benchmarks drag | rebuild | start | all`.

None of them is a test: nothing here fails, and pytest collects nothing from here. Each command runs
the program and what it is compared with in one process and in turn, so that only ratios of one run
are read: this machine's neighbours double absolute times from one minute to the next.

The environment is set here because it counts only before NumPy and Qt are imported: one BLAS thread
(as the program itself sets it), and no screen unless one is asked for.
"""

from __future__ import annotations

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
