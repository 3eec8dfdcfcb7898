"""A verb of the command line that writes a file: see `tests.builders.nursery`."""

from __future__ import annotations

from pathlib import Path

import heatdesk.export.forms
import heatdesk.export.png  # noqa: F401  (paid once, before the fork)
from heatdesk.cli import program


def live(*arguments: str) -> None:
    out = arguments[arguments.index("-o") + 1]
    Path(f"{out}.begun").touch()
    program.main(arguments)
