"""Whole maps of hostile text in every form that a map can be handed out in: each is read by the
library for it, and by a browser; nothing in any of them acts or asks for anything outside.
"""

from __future__ import annotations

import os
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from heatdesk.export import report as reports
from heatdesk.export.forms import View, write
from heatdesk.export.sheets import as_csv, as_xlsx
from heatdesk.export.tables import TABLES
from heatdesk.figure.extras import Extras
from heatdesk.figure.look import DARK, LIGHT, Look
from heatdesk.model.project import Project
from heatdesk.storage import mermaid
from tests.builders.browser import program
from tests.builders.crowded import CrowdedBrowser
from tests.builders.hostile_maps import a_hostile_map
from tests.conftest import Figure
from tests.export import harmless

_AT_ONCE = 50
"""Pages that the browser has open at the same time."""

_NO_WORDS = {
    *("id", "item", "scenario", "layer", "kind", "overlay", "colormap", "zone", "rule", "target"),
    *("date", "review", "color", "labels"),
}
"""Texts that mean one of a few things: nothing can stand there but these."""


class Costs(Counter[str]):
    """Seconds of the processor, by what they were spent on."""

    @contextmanager
    def of(self, what: str) -> Iterator[None]:
        start = time.process_time()
        yield
        self[what] += time.process_time() - start

    def __str__(self) -> str:
        return ", ".join(f"{what} {seconds:.0f} s" for what, seconds in self.most_common())


@pytest.fixture
def browser(tmp_path: Path, figure: Figure) -> Iterator[CrowdedBrowser | None]:
    """Where there is no Chromium, the libraries alone read what was written."""
    if program() is None:
        assert not os.environ.get("HEATDESK_REQUIRE_BROWSER"), "there is no Chromium"
        figure("SKIPPED: no browser has seen the maps of hostile text: there is no Chromium")
        yield None
        return
    with CrowdedBrowser(tmp_path) as running:
        yield running


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("count", [20, pytest.param(2_000, marks=pytest.mark.long)])
def test_maps_of_hostile_text_are_harmless_in_every_form(
    count: int, browser: CrowdedBrowser | None, figure: Figure
) -> None:
    costs = Costs()
    for seed in range(count):
        held = a_hostile_map(seed)
        # Every fourth has words, too, that no file can hold: no table of it could come back.
        project = a_hostile_map(seed, raw=True) if seed % 4 == 3 else held
        documents = check_documents(project, LIGHT if seed % 2 else DARK, costs)
        check_tables(held, costs)
        if browser is not None:
            see(browser, *documents)
            if seed % _AT_ONCE == _AT_ONCE - 1 or seed == count - 1:
                browser.check()
    seen = browser.seen if browser is not None else 0
    figure(f"{count} maps of hostile text, {seen} documents seen by a browser: {costs}")


def see(browser: CrowdedBrowser, page: bytes, report: bytes, drawing: bytes) -> None:
    """The page is loaded, where its scripts run; what has none is parsed."""
    browser.show(page, scripts=2)
    browser.parse(report, "text/html")
    browser.parse(drawing, "image/svg+xml")


def check_documents(project: Project, look: Look, costs: Costs) -> tuple[bytes, bytes, bytes]:
    """What shows the map. Returns what browsers show: the page, the report, and the drawing."""
    extras = Extras(findings=True, method=True)
    overlay = project.properties.heat.overlay
    view = View(project, "now", overlay, look, 400, 250, extras=extras)
    with costs.of("svg"):
        drawing = write(view, "svg")
        harmless.check_svg(drawing)
    with costs.of("pdf"):
        harmless.check_pdf(write(view, "pdf"))
    with costs.of("pptx"):
        harmless.check_pptx(write(view, "pptx"))
    with costs.of("page"):
        page = write(view, "html")
        harmless.check_page(page)
    with costs.of("reports"):
        made = reports.report(project, "now", overlay)
        harmless.check_markdown(reports.as_markdown(made, "map.png"))
        report = reports.as_html(made, (look,))
        harmless.check_report(report)
    return page, report, drawing


def check_tables(project: Project, costs: Costs) -> None:
    """What holds the map as a table, and comes back."""
    with costs.of("tables"):
        sheets = {name: make(project) for name, make in TABLES.items()}
        written = {name: as_csv(sheet) for name, sheet in sheets.items()}
        rows = {name: harmless.check_csv(data) for name, data in written.items()}
        workbook = as_xlsx(list(sheets.values()))
        book = harmless.check_xlsx(workbook)
        assert [sheet.max_row for sheet in book] == [len(table) for table in rows.values()]
        for data in (written["placements"], workbook):
            harmless.check_returning(data, project)
        harmless.check_mermaid(mermaid.encode(project, "now").encode(), project)


def test_hostile_words_stand_wherever_words_can() -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for seed in range(40):
        for record in a_hostile_map(seed).records.values():
            for name, text in words_of(record):
                found[name].add(text)
    assert len(found) > 25
    assert {name for name, texts in found.items() if len(texts) < 20} == set()


def words_of(record: object) -> Iterator[tuple[str, str]]:
    """All texts in a record and its parts, with the names of their fields."""
    if isinstance(record, tuple):
        for part in record:
            yield from words_of(part)
    elif is_dataclass(record):
        for field in fields(record):
            value = getattr(record, field.name)
            if isinstance(value, str) and field.name not in _NO_WORDS:
                yield f"{type(record).__name__}.{field.name}", value
            yield from words_of(value)
