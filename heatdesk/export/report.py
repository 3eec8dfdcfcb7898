"""Report: one scenario as a document to print or to write on in: its picture, its reading in words,
findings, opportunities, pairs, and the method; as Markdown or as HTML.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from heatdesk.analysis import telling
from heatdesk.analysis.reading import Reading, read, with_robustness
from heatdesk.analysis.sections import Section
from heatdesk.export import chapters, markdown
from heatdesk.export.caption import caption
from heatdesk.export.chapters import Table
from heatdesk.figure import notes
from heatdesk.figure.compose import compose
from heatdesk.figure.extras import PLAIN, Extras
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Figure
from heatdesk.model.project import Project
from heatdesk.model.properties import Overlay

ReportForm = Literal["md", "html"]
FORMS: Final[dict[ReportForm, str]] = {"md": "Markdown report", "html": "Web report"}

PICTURE_SIZE: Final = (1280.0, 800.0)
"""Page units of the report's picture."""

_PAIRS: Final = 60
"""Pairs that are listed: more would be pages that nobody reads."""


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """What a report says: its title, what is counted, the reading, tables and method in words, and
    what those see who do not see the picture.
    """

    reading: Reading
    overlay: Overlay
    extras: Extras
    title: str
    opening: Section
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    method: Section
    alternative: str

    def figure(self, look: Look) -> Figure:
        """Its picture, without the title, which stands above it."""
        bare = replace(self.extras, title="", logo=None, findings=False, method=False)
        project, scenario = self.reading.project, self.reading.scenario
        return compose(project, scenario, self.overlay, look, *PICTURE_SIZE, extras=bare)


def report(project: Project, scenario: str, overlay: Overlay, extras: Extras = PLAIN) -> Report:
    """Reads the scenario, with the robustness of its areas."""
    reading = with_robustness(read(project, scenario))
    opening = telling.opening(reading)
    return Report(
        reading,
        overlay,
        extras,
        extras.title or opening.title,
        opening,
        chapters.reading_chapters(reading),
        (
            chapters.findings_table(reading),
            chapters.opportunities_table(reading),
            chapters.pairs_table(reading, _PAIRS),
        ),
        notes.method(reading),
        caption(project, scenario, overlay).text,
    )


def as_markdown(given: Report, address: str) -> bytes:
    """The report as Markdown in UTF-8. `address` is that of its picture: a file's, as a relative
    URL, or data.
    """
    return ("\n\n".join(_blocks(given, address)) + "\n").encode("utf-8", "replace")


def as_html(given: Report, looks: Sequence[Look]) -> bytes:
    """The report as a page without any script, with the picture in it. `looks` is one look, or a
    light and a dark one; on paper it is the first.
    """
    from heatdesk.export.html.document import document

    return document(given, looks)


def _blocks(given: Report, address: str) -> Iterator[str]:
    yield markdown.heading(given.title, 1)
    for line in given.opening.lines:
        yield markdown.text(line.text)
    yield markdown.picture(given.alternative, address)
    yield markdown.heading("What the map says", 2)
    for section in given.sections:
        yield from markdown.section(section)
    for table in given.tables:
        yield from markdown.table(table, 2)
    yield from markdown.section(given.method, 2)
