"""Kinds: all that a map can be handed out as: pictures, presentations, pages, reports, tables."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import Final, Literal

from heatdesk.export.forms import FORMS, PICTURES, Form, View
from heatdesk.model.project import Project

Choice = Literal[
    "scenario", "overlay", "theme", "size", "dots", "title", "legend", "findings", "method",
    "accent", "logo", "compared", "heat", "notes",
]  # fmt: skip

STORY: Final = "story"
"""The kind that is a page for each step."""

_REPORTS: Final = {
    "report": ("Report to print, web page", "html"),
    "report-md": ("Report, Markdown", "md"),
}
_TABLES: Final = {
    "placements": ("Table of placements, CSV", "csv"),
    "pairs": ("Table of pairs, CSV", "csv"),
    "areas": ("Table of areas, CSV", "csv"),
    "xlsx": ("All tables, Excel workbook", "xlsx"),
    "mmd": ("Mermaid quadrant chart", "mmd"),
}

_PICTURE: Final[frozenset[Choice]] = frozenset(
    ("scenario", "overlay", "theme", "size", "title", "legend", "findings", "method", "accent",
     "logo", "compared")
)  # fmt: skip
_DECK: Final[frozenset[Choice]] = _PICTURE | {"heat"}
_REPORT: Final[frozenset[Choice]] = frozenset(
    ("scenario", "overlay", "theme", "title", "legend", "accent")
)
_PAGE: Final[frozenset[Choice]] = frozenset(
    ("scenario", "overlay", "theme", "title", "legend", "findings", "method", "accent", "logo")
)
_STORY: Final[frozenset[Choice]] = frozenset(("scenario", "theme", "size", "accent", "notes"))
_TOLD: Final = ("pptx", "html")


@dataclass(frozen=True, slots=True)
class Kind:
    """`uses` are the choices that make a difference to it. Without a form it is a story or a report
    or, if it is not seen as a picture, a table.
    """

    id: str
    name: str
    suffix: str
    uses: frozenset[Choice]
    form: Form | None = None
    seen: bool = True

    @property
    def tells(self) -> bool:
        """Whether it has findings and method unless they are chosen away."""
        return self.form in _TOLD


def kinds() -> dict[str, Kind]:
    """All kinds by their ids: the forms, then the story, reports and tables."""
    made: dict[str, Kind] = {
        form: Kind(form, name, form, _uses(form), form) for form, name in FORMS.items()
    }
    only_scenario: frozenset[Choice] = frozenset(("scenario",))
    tables = {
        id: Kind(id, name, suffix, only_scenario if id == "mmd" else frozenset(), seen=False)
        for id, (name, suffix) in _TABLES.items()
    }
    reports = {
        id: Kind(id, name, suffix, _REPORT | {"logo"} if suffix == "html" else _REPORT)
        for id, (name, suffix) in _REPORTS.items()
    }
    story = {STORY: Kind(STORY, "Story as PDF", "pdf", _STORY)}
    return {**made, **story, **reports, **tables}


def report(view: View, kind: str) -> bytes:
    """The bytes of a kind that is a report, with its picture in it."""
    from heatdesk.export import report as reports
    from heatdesk.figure.extras import PLAIN

    made = reports.report(view.project, view.scenario, view.overlay, view.extras or PLAIN)
    if kind == "report":
        return reports.as_html(made, view.looks)
    from heatdesk.export.svg import svg

    picture = base64.b64encode(svg(made.figure(view.look))).decode("ascii")
    return reports.as_markdown(made, f"data:image/svg+xml;base64,{picture}")


def table(project: Project, scenario: str, kind: str) -> bytes:
    """The bytes of a kind that is a table; only a chart is of one scenario."""
    if kind == "mmd":
        from heatdesk.storage import mermaid

        return mermaid.encode(project, scenario).encode()
    from heatdesk.export.sheets import as_csv, as_xlsx
    from heatdesk.export.tables import TABLES

    if kind == "xlsx":
        return as_xlsx([make(project) for make in TABLES.values()])
    return as_csv(next(make(project) for name, make in TABLES.items() if name == kind))


def _uses(form: Form) -> frozenset[Choice]:
    if form in PICTURES:
        return _PICTURE | {"dots"} if form == "png" else _PICTURE
    return _DECK if form == "pptx" else _PAGE
