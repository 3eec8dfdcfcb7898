"""Chapters: what a report says of a scenario, as sections and tables that a page lays out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from heatdesk.analysis import names, telling
from heatdesk.analysis.numerals import decimal, percent
from heatdesk.analysis.opportunities import Opportunity
from heatdesk.analysis.pairs import Pair
from heatdesk.analysis.reading import Reading
from heatdesk.analysis.sections import Section
from heatdesk.analysis.upholding import Judged, orphaned
from heatdesk.analysis.words import listed, nothing_meets
from heatdesk.model.findings import Finding
from heatdesk.model.items import LAYERS, Item, Placement
from heatdesk.storage.characters import NAME_LIMIT, TEXT_LIMIT

_MOST_PAIRS: Final = 200
_MOST_ITEMS: Final = 1000
_MOST_ASKED: Final = 100
"""Rows of a table for people; the command `export` writes all of them."""

_PLAN: Final = ("Owner", "Action", "Result", "Activity", "Review")


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and by which number it is sorted, if by one."""

    text: str
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """`name` is one word, for ids and styles; `note` says what the table leaves out."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""

    @property
    def numeric(self) -> tuple[bool, ...]:
        """Which columns hold numbers."""
        columns = range(len(self.columns))
        return tuple(any(row[n].value is not None for row in self.rows) for n in columns)


def reading_chapters(reading: Reading) -> tuple[Section, ...]:
    """The reading in words, without what has a table of its own."""
    return (
        telling.balance(reading),
        telling.quadrants(reading),
        telling.areas(reading, "hot"),
        telling.areas(reading, "warm"),
        telling.meetings(reading, "hot"),
        telling.meetings(reading, "warm"),
        *(telling.shares(reading, layer) for layer in reversed(LAYERS)),
        telling.doubts(reading),
    )


def findings_table(reading: Reading) -> Table:
    """The findings of the scenario, then those whose scenario is gone, with their plans; columns
    that nobody has filled in are left out.
    """
    judged = (*reading.findings, *orphaned(reading.project))
    columns = ("Finding", "Zone", *_PLAN, "No longer supported, because")
    rows = [_finding(reading, one) for one in judged]
    filled = [n for n in range(len(columns)) if n == 0 or any(row[n].text for row in rows)]
    kept = tuple(tuple(row[n] for n in filled) for row in rows)
    note = "" if rows else "None is kept yet."
    return Table("findings", "Findings", tuple(columns[n] for n in filled), kept, note)


def opportunities_table(reading: Reading) -> Table:
    """Each opportunity with its arithmetic and the plan of the finding that was made of it."""
    columns = ("Opportunity", "How it was found", *_PLAN)
    asked = reading.opportunities
    rows = tuple(_opportunity(reading, found) for found in asked[:_MOST_ASKED])
    note = f"And {len(asked) - len(rows)} more." if len(asked) > len(rows) else ""
    if not rows:
        empty = reading.balance is None
        note = nothing_meets(reading.project, reading.scenario) if empty else "None."
    return Table("opportunities", "Opportunities", columns, rows, note)


def items_table(reading: Reading) -> Table:
    """What lies where, how far it reaches, and what it meets."""
    ends = names.ends(reading.project.properties.axes.x)
    upper = names.ends(reading.project.properties.axes.y, names.UP)
    columns = (
        *("Item", "Layer", f"{ends[0]} – {ends[1]}", f"{upper[0]} – {upper[1]}"),
        *("Width", "Height", "Weight", "Share", "Closest to", "Alignment", "Reason"),
    )
    placed = reading.project.placements(reading.scenario)
    rows = tuple(islice(_items(reading), _MOST_ITEMS))
    tray = len(reading.project.tray(reading.scenario))
    left_out = len(placed) - len(rows)
    told = [f"And {left_out} more."] if left_out else []
    told += [f"Not placed: {tray}."] if tray else []
    return Table("items", "Items", columns, rows, " ".join(told))


def pairs_table(reading: Reading, most: int = _MOST_PAIRS) -> Table:
    """The pairs with the largest shares."""
    columns = ("Technology", "Role", "Share", "Alignment", "Heat", "Zone")
    ranked = reading.pairs.ranked
    rows = tuple(_pair(reading, pair) for pair in ranked[:most])
    rest = ranked[most:]
    left_over = sum(pair.share or 0.0 for pair in rest)
    note = f"And {len(rest)} more, together {percent(left_over)} of all that meets." if rest else ""
    if not rows:
        note = nothing_meets(reading.project, reading.scenario)
    return Table("pairs", "Pairs", columns, rows, note)


def full_name(item: Item) -> str:
    return names.spoken(item.name, NAME_LIMIT) or "unnamed item"


def _text(text: str) -> Cell:
    return Cell(names.spoken(text, TEXT_LIMIT))


def _number(value: float | None) -> Cell:
    return Cell("") if value is None else Cell(decimal(value), value)


def _share(value: float | None) -> Cell:
    return Cell("") if value is None else Cell(percent(value), value)


def _plan(finding: Finding | None) -> tuple[Cell, ...]:
    if finding is None:
        return tuple(Cell("") for _ in _PLAN)
    plan = (finding.owner, finding.action, finding.result, finding.activity, finding.review or "")
    return tuple(map(_text, plan))


def _finding(reading: Reading, judged: Judged) -> tuple[Cell, ...]:
    finding = judged.finding
    about = [names.item(reading.project, named.id, named.name) for named in finding.items]
    told = names.spoken(finding.sentence, TEXT_LIMIT)
    sentence = told or f"{listed(about) or 'A finding'} (no sentence yet)"
    return Cell(sentence), Cell(finding.zone or ""), *_plan(finding), Cell(judged.stale or "")


def _opportunity(reading: Reading, found: Opportunity) -> tuple[Cell, ...]:
    own = (
        judged.finding
        for judged in reading.findings
        if (judged.finding.rule, judged.finding.subject) == (found.rule, found.subject)
    )
    return Cell(found.sentence), Cell(f"{found.arithmetic}."), *_plan(next(own, None))


def _items(reading: Reading) -> Iterator[tuple[Cell, ...]]:
    project = reading.project
    shares = {share.item: share for share in (*reading.roles, *reading.technologies)}
    for placement in in_reading_order(project.placements(reading.scenario)):
        item, share = project.item(placement.item), shares.get(placement.item)
        best = share.best if share is not None else None
        yield (
            Cell(full_name(item)),
            Cell(names.layer(project, item.layer)),
            *(_number(value) for value in (placement.x, placement.y)),
            *(_number(value) for value in (placement.width, placement.height)),
            Cell("muted") if placement.muted else _number(placement.weight),
            _share(share.share if share is not None else None),
            Cell(names.item(project, best) if best is not None else ""),
            _number(share.best_alignment if share is not None else None),
            _text(placement.reason),
        )


def in_reading_order(placements: Sequence[Placement]) -> list[Placement]:
    """From the top of the plane to its bottom, from left to right, in rows of a tenth."""
    return sorted(placements, key=lambda p: (-round(5 * p.y), p.x, -p.y))


def _pair(reading: Reading, pair: Pair) -> tuple[Cell, ...]:
    project = reading.project
    return (
        Cell(full_name(project.item(pair.technology))),
        Cell(full_name(project.item(pair.role))),
        _share(pair.share),
        _number(pair.alignment),
        _number(pair.heat),
        Cell(pair.zone),
    )
