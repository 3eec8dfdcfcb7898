"""ReadingRows: a reading as the rows of a list, each with what it is about. No widgets here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from heatdesk.analysis import names
from heatdesk.analysis.areas import Area, PairShare
from heatdesk.analysis.meetings import ItemShare, Meeting
from heatdesk.analysis.numerals import percent
from heatdesk.analysis.opportunities import Opportunity
from heatdesk.analysis.pairs import MEETING
from heatdesk.analysis.percent import percents
from heatdesk.analysis.reading import Reading
from heatdesk.analysis.robustness import MAPS
from heatdesk.analysis.words import listed, missing, where
from heatdesk.app.wording import short
from heatdesk.model.findings import Finding
from heatdesk.model.items import LAYERS
from heatdesk.model.project import Project

Kind = Literal["heading", "note", "meeting", "area", "opportunity", "doubt", "item"]

_SENTENCE: Final = 160
"""Characters of a finding's sentence that a row shows."""

_NAMED: Final = 3
"""Technologies, or pairs, that a row names."""


@dataclass(frozen=True, slots=True)
class Row:
    """`key` tells rows apart from one reading to the next. `items` and `areas` (indices) are what
    the map shows when the row is chosen. `pending` dims the second line: it is not known yet.
    """

    kind: Kind
    key: tuple[str, ...]
    title: str
    detail: str = ""
    items: frozenset[str] = frozenset()
    areas: tuple[int, ...] = ()
    about: Meeting | Opportunity | None = None
    finding: str | None = None
    pending: bool = False

    @property
    def choosable(self) -> bool:
        return self.kind not in {"heading", "note"}


def rows(reading: Reading) -> tuple[Row, ...]:
    """Hot and warm meetings, areas, opportunities, doubts, and who has how much of the heat, each
    under its heading.
    """
    layers = reading.project.properties.layers
    return (
        *_section("Hot meetings", _meetings(reading, "hot"), _no_meeting(reading, "hot")),
        *_section("Warm meetings", _meetings(reading, "warm"), _no_meeting(reading, "warm")),
        *_section("Areas", _areas(reading), "No region of the plane is warm"),
        *_section("Opportunities", _opportunities(reading), "No rule finds one"),
        *_section("Doubts about the axes", _doubts(reading), "None"),
        *_section(_by_share(layers.role.name), _items(reading, reading.roles), "None"),
        *_section(_by_share(layers.technology.name), _items(reading, reading.technologies), "None"),
    )


def _section(title: str, entries: Iterator[Row], empty: str) -> Iterator[Row]:
    found = tuple(entries)
    yield Row("heading", ("heading", title), f"{title}  {len(found)}" if found else title)
    yield from found
    if not found:
        yield Row("note", ("note", title), empty)


def _meetings(reading: Reading, zone: str) -> Iterator[Row]:
    project, kept = reading.project, _kept(reading)
    for meeting in (m for m in reading.meetings if m.zone == zone):
        finding = kept.get((meeting.zone, meeting.role))
        sentence = _quoted(finding.sentence) if finding and finding.sentence else ""
        yield Row(
            "meeting",
            ("meeting", meeting.zone, meeting.role),
            f"{names.item(project, meeting.role)}: {_names(project, meeting.technologies)}",
            sentence or _share(meeting.share),
            frozenset((meeting.role, *meeting.technologies)),
            meeting.areas,
            meeting,
            finding.id if finding else None,
        )


def _areas(reading: Reading) -> Iterator[Row]:
    axes = reading.project.properties.axes
    for index, area in enumerate(reading.areas):
        place = where(axes, area.peak.x, area.peak.y)
        yield Row(
            "area",
            ("area", area.zone, str(index)),
            f"{area.zone.capitalize()}: {place}",
            " · ".join(
                (
                    _firmness(area),
                    _share(area.share),
                    causes_in_words(reading.project, area.pairs, _NAMED),
                )
            ),
            frozenset(id for pair in area.pairs[:_NAMED] for id in (pair.role, pair.technology)),
            (index,),
            pending=area.robustness is None,
        )


def _opportunities(reading: Reading) -> Iterator[Row]:
    project = reading.project
    kept = {(f.finding.rule, f.finding.subject): f.finding for f in reading.findings}
    for found in reading.opportunities:
        finding = kept.get((found.rule, found.subject))
        items = frozenset({found.subject} if project.has_item(found.subject) else ())
        yield Row(
            "opportunity",
            ("opportunity", found.rule, found.subject),
            (finding.sentence if finding else "") or found.sentence,
            found.arithmetic,
            items,
            (),
            found,
            finding.id if finding else None,
        )


def _doubts(reading: Reading) -> Iterator[Row]:
    for remark in reading.remarks:
        yield Row("doubt", ("doubt", remark.doubt, remark.subject), remark.sentence)


def _by_share(layer: str) -> str:
    return f"{short(layer)} by their share"


def _items(reading: Reading, shares: Sequence[ItemShare]) -> Iterator[Row]:
    """Items, each with the one of the other layer that it meets best."""
    project = reading.project
    for item in shares:
        best = item.best if (item.best_alignment or 0.0) >= MEETING else None
        closest = (
            f"closest to {names.item(project, best)} ({item.best_alignment:.2f})" if best else ""
        )
        yield Row(
            "item",
            ("item", item.item),
            names.item(project, item.item),
            " · ".join(filter(None, (_share(item.share), closest))),
            frozenset(filter(None, (item.item, best))),
        )


def _no_meeting(reading: Reading, zone: str) -> str:
    reasons = (missing(reading.project, reading.scenario, layer) for layer in LAYERS)
    if reason := next((reason for reason in reasons if reason), None):
        return names.capital(reason)
    return f"Nobody meets where the map is {zone}"


def _kept(reading: Reading) -> Mapping[tuple[str | None, str], Finding]:
    """For each zone and role the first finding that begins with the role."""
    found: dict[tuple[str | None, str], Finding] = {}
    for finding in (judged.finding for judged in reading.findings):
        for item in finding.items[:1]:
            found.setdefault((finding.zone, item.id), finding)
    return found


def _quoted(sentence: str) -> str:
    return f"“{names.spoken(sentence, _SENTENCE)}”"


def _names(project: Project, ids: Sequence[str]) -> str:
    return listed([names.item(project, id) for id in ids], _NAMED)


def _share(share: float | None) -> str:
    return "" if share is None else f"{percent(share)} of the heat"


def _firmness(area: Area) -> str:
    if area.robustness is None:
        return "trying it on re-placed maps…"
    return f"{area.zone} in {percent(area.robustness)} of {MAPS} re-placed maps"


def causes_in_words(project: Project, pairs: Sequence[PairShare], most: int) -> str:
    """'Sales × SEO 31 %, Evangelists × Blogs 22 %, others 47 %': whole per cents that add up."""
    main = pairs[:most]
    rest = max(0.0, 1.0 - sum(pair.share for pair in main))
    parts = percents([*(pair.share for pair in main), rest])
    told = [
        f"{names.item(project, pair.role)} × {names.item(project, pair.technology)} {part} %"
        for pair, part in zip(main, parts, strict=False)
    ]
    others = [f"others {parts[-1]} %"] if parts[-1] else []
    return ", ".join([*told, *others])
