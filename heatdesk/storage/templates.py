"""The templates that come with the program, by id from their fixed index."""

from __future__ import annotations

from typing import Final

import msgspec

from heatdesk import resources
from heatdesk.model.project import Project
from heatdesk.model.properties import Axes, Axis, Properties
from heatdesk.storage.project_file import SUFFIX, decode

EXAMPLE: Final = "social-media-2011"
"""The id of the founding article's map."""


class Template(msgspec.Struct, frozen=True):
    """One entry of the index: what a list of templates shows."""

    id: str
    title: str
    summary: str


def templates() -> tuple[Template, ...]:
    """All templates, in the order of the index."""
    text = resources.text("templates", "index.json")
    return msgspec.json.decode(text, type=tuple[Template, ...])


def blank() -> Project:
    """An empty map, with axis ends that ask to be renamed."""
    axes = Axes(Axis("Across", "Left", "Right"), Axis("Up", "Bottom", "Top"))
    return Project.empty(Properties(axes=axes))


def open_template(id: str) -> Project:
    """The project of a template. Raises ValueError, naming the templates there are."""
    known = [template.id for template in templates()]
    # A lookup, not a path made from what was asked for: no id leads out of the folder.
    if id not in known:
        raise ValueError(f"there is no template '{id}'; there are {', '.join(known)}")
    name = f"{known[known.index(id)]}{SUFFIX}"
    return decode(resources.path("templates", name).read_bytes(), name)
