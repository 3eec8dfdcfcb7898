"""The verbs `new`, `templates` and `schema`: what a map can begin with, and what it may hold."""

from __future__ import annotations

import json
import os
from argparse import ArgumentParser, Namespace

from heatdesk.cli import output
from heatdesk.cli.failures import FaultError, UsageError
from heatdesk.cli.usage import unknown
from heatdesk.model.project import Project
from heatdesk.storage.problems import show_path
from heatdesk.storage.schema import json_schema
from heatdesk.storage.templates import blank, open_template, templates


def new_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--template", metavar="NAME", help="one of heatdesk templates; default: an empty map"
    )
    parser.add_argument(
        "-o", dest="target", metavar="FILE", required=True, help="- is standard output"
    )
    parser.add_argument("--force", action="store_true", help="write over a file that is there")


def new(options: Namespace) -> int:
    project = _begun(options.template)
    there = options.target != output.STANDARD and os.path.lexists(options.target)
    if there and not options.force:
        raise FaultError(f"{show_path(options.target)}: is there already; --force writes over it")
    output.save(options.target, project)
    return 0


def no_arguments(parser: ArgumentParser) -> None:
    """For verbs that take none."""


def list_templates(_: Namespace) -> int:
    known = templates()
    wide = max(len(template.id) for template in known)
    for template in known:
        output.say(f"{template.id:<{wide}}  {template.title}. {template.summary}")
    return 0


def schema(_: Namespace) -> int:
    # As bytes: JSON is UTF-8, whatever the terminal speaks.
    text = json.dumps(json_schema(), indent=2, ensure_ascii=False)
    output.send(text.encode() + b"\n")
    return 0


def _begun(template: str | None) -> Project:
    if template is None:
        return blank()
    known = [entry.id for entry in templates()]
    if template not in known:
        raise UsageError(f"heatdesk new: {unknown('template', template, known)}")
    return open_template(template)
