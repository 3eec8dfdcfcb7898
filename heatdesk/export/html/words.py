"""Words: sections and tables as HTML, good to read without any script."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from heatdesk.analysis.sections import Line, Section
from heatdesk.export.chapters import Cell, Table
from heatdesk.export.html.elements import element, fill


def section(told: Section) -> Element:
    """A section of the reading as a list under its heading."""
    lines = element("ul", *map(_line, told.lines))
    return element("section", element("h3", told.title), lines, class_="told")


def _line(line: Line) -> Element:
    if line.part is None:
        made = element("li", _glued(line.text))
    else:
        part = element("span", f"{line.part}\u00a0%", class_="part")
        made = element(
            "li", part, _bar(line.part), element("span", _glued(line.text)), class_="share"
        )
    for detail in line.details:
        fill(made, element("p", _glued(detail)))
    return made


def _glued(text: str) -> str:
    """The text with no line broken before a '%'."""
    return text.replace(" %", "\u00a0%")


def _bar(part: int) -> Element:
    """How much that is of the whole, to be seen at a glance."""
    shape = element("rect", width=str(part), height="4")
    return element(
        "svg",
        shape,
        class_="bar",
        viewBox="0 0 100 4",
        preserveAspectRatio="none",
        aria_hidden="true",
    )


def table(given: Table, id: str) -> Element:
    """A table under its heading; on a narrow page it scrolls by itself."""
    made = element("section", element("h3", given.title, id=id), class_="table")
    if given.rows:
        head = element("tr", *(element("th", name, scope="col") for name in given.columns))
        rows = (_row(row, given.numeric) for row in given.rows)
        body = element("table", element("thead", head), element("tbody", *rows))
        body.set("class", f"data {given.name}")
        body.set("aria-labelledby", id)
        fill(
            made,
            element("div", body, class_="scroll", tabindex="0", role="region", aria_labelledby=id),
        )
    if given.note:
        fill(made, element("p", given.note, class_="note"))
    return made


def _row(row: tuple[Cell, ...], numeric: tuple[bool, ...]) -> Element:
    first, *others = zip(row, numeric, strict=True)
    return element("tr", _cell("th", *first), *(_cell("td", *other) for other in others))


def _cell(tag: str, cell: Cell, numeric: bool) -> Element:
    return element(
        tag,
        cell.text,
        scope="row" if tag == "th" else None,
        class_="number" if numeric else None,
        data_value=None if cell.value is None else f"{cell.value:.6g}",
    )
