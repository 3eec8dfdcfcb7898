"""The verb `field`: the heat as numbers."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from io import BytesIO
from typing import Final

from heatdesk.cli import output, usage
from heatdesk.model.project import Project
from heatdesk.model.properties import Overlay
from heatdesk.storage import project_file

_LARGEST_GRID: Final = 4096

EPILOG: Final = """\
The array is float64, N x N, sampled at the centres of the cells; row 0 lies at
the bottom (y = -1), column 0 at the left (x = -1)."""


def arguments(parser: ArgumentParser) -> None:
    usage.add_file(parser)
    parser.add_argument(
        "-o",
        dest="target",
        metavar="OUT.npy",
        required=True,
        type=usage.target(".npy"),
        help="- is standard output",
    )
    usage.add_view(parser)
    parser.add_argument(
        "--grid",
        metavar="N",
        type=usage.whole_number(1, _LARGEST_GRID),
        default=256,
        help=f"cells a side, 1 to {_LARGEST_GRID}; default: 256",
    )
    parser.epilog = EPILOG


def field(options: Namespace) -> int:
    project = project_file.read(options.file)
    scenario = usage.scenario(project, options.file, options.scenario)
    overlay = options.overlay or project.properties.heat.overlay
    output.write(options.target, _npy(project, scenario, overlay, options.grid))
    return 0


def _npy(project: Project, scenario: str, overlay: Overlay, n: int) -> bytes:
    """The bytes of the NumPy file."""
    import numpy as np

    from heatdesk.heat.field import rebuild

    kept = BytesIO()
    values = rebuild(project, scenario, n, np.float64).overlay(overlay)
    np.save(kept, values, allow_pickle=False)
    return kept.getvalue()
