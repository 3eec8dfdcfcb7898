"""Telling: a whole reading in words, as sections of lines, for the terminal and for reports.

A section that has nothing to say says why.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from heatdesk.analysis import names
from heatdesk.analysis.areas import Area, PairShare
from heatdesk.analysis.balance import Balance
from heatdesk.analysis.meetings import ItemShare, Meeting
from heatdesk.analysis.names import UP
from heatdesk.analysis.numerals import decimal, percent
from heatdesk.analysis.percent import percents
from heatdesk.analysis.reading import Reading
from heatdesk.analysis.robustness import MAPS
from heatdesk.analysis.sections import Line, Section
from heatdesk.analysis.telling_findings import findings, opportunities
from heatdesk.analysis.words import (
    balance_sentence,
    can_use,
    listed,
    missing,
    nothing_meets,
    where,
)
from heatdesk.heat.field import analysis_grid
from heatdesk.model.findings import HotZone
from heatdesk.model.items import LAYERS, Layer
from heatdesk.model.project import Project
from heatdesk.model.properties import QUADRANTS

_PAIRS: Final = 5
"""Pairs of an area that are named; the rest is summed up."""

_TECHNOLOGIES: Final = 12
"""Technologies that a meeting names; the rest is counted."""

_SHARES: Final = 12
"""Items whose shares are told; the rest is summed up."""


def telling(reading: Reading) -> tuple[Section, ...]:
    """The whole reading, in the order in which a map is presented."""
    return (
        opening(reading),
        balance(reading),
        quadrants(reading),
        areas(reading, "hot"),
        areas(reading, "warm"),
        meetings(reading, "hot"),
        meetings(reading, "warm"),
        *(shares(reading, layer) for layer in reversed(LAYERS)),
        opportunities(reading),
        findings(reading),
        doubts(reading),
        method(reading),
    )


def opening(reading: Reading) -> Section:
    """The map's title over what was read of it."""
    project = reading.project
    scenario = project.scenario(reading.scenario)
    title = names.spoken(project.properties.title, 200) or "Map without a title"
    name = names.scenario_name(scenario, 200)
    dated = f"{name} ({scenario.date})" if scenario.date else name
    placed = project.placements(reading.scenario)
    return Section(title, (Line(f"Scenario: {dated}. {_counted(project, len(placed))}"),))


def balance(reading: Reading) -> Section:
    """The sentence first, then its numbers, then those of each layer."""
    project = reading.project
    otherwise = nothing_meets(project, reading.scenario)
    lines = [balance_sentence(project.properties.axes, reading.balance, otherwise)]
    if reading.balance is not None:
        lines.append(f"Alignment: {_sides(project, reading.balance)}")
    layers = {"role": reading.role_balance, "technology": reading.technology_balance}
    for layer in reversed(LAYERS):
        told = layers[layer]
        reason = missing(project, reading.scenario, layer) or "nothing to balance"
        numbers = _sides(project, told) if told is not None else reason
        lines.append(f"{names.capital(names.layer(project, layer))}: {numbers}")
    return Section("Balance", tuple(map(Line, lines)))


def quadrants(reading: Reading) -> Section:
    """Whole per cents that add up, in reading order."""
    shares = reading.quadrants
    if shares is None:
        return Section("Quadrants", (_nothing_meets(reading),))
    parts = percents([shares[key] for key in QUADRANTS])
    axes, named = reading.project.properties.axes, reading.project.properties.quadrants
    lines = []
    for key, part in zip(QUADRANTS, parts, strict=True):
        quadrant = getattr(named, key)
        name, place = names.spoken(quadrant.name), names.place(axes, key)
        label = f"{name} ({place})" if name else names.capital(place)
        meant = ", meant to stay empty" if quadrant.empty_on_purpose else ""
        lines.append(Line(f"{label}{meant}", part=part))
    return Section("Quadrants", tuple(lines))


def areas(reading: Reading, zone: HotZone) -> Section:
    """Each area of the zone by its place, with its numbers and whose heat it is."""
    title = "Hot areas" if zone == "hot" else "Warm areas"
    numbered = enumerate(reading.areas)
    lines = tuple(_area(reading, index, area) for index, area in numbered if area.zone == zone)
    return Section(title, lines or (_no_area(reading, zone),))


def meetings(reading: Reading, zone: HotZone) -> Section:
    """The article's sentences: what each role can use where the map is in this zone."""
    title = "Hot meetings" if zone == "hot" else "Warm meetings"
    lines = tuple(_meeting(reading, m) for m in reading.meetings if m.zone == zone)
    return Section(title, lines or (_no_meeting(reading, zone),))


def shares(reading: Reading, layer: Layer) -> Section:
    """Who has how much of all meetings, in whole per cents that add up."""
    name = names.capital(names.layer(reading.project, layer))
    title = f"{name} by their share of all that meets"
    told = reading.roles if layer == "role" else reading.technologies
    known = [share.share for share in told if share.share is not None]
    if not known or len(known) < len(told):
        return Section(title, (_nothing_meets(reading),))
    rest = known[_SHARES:]
    parts = percents([*known[:_SHARES], sum(rest)] if rest else known)
    lines = [
        Line(_best(reading.project, share), part=part)
        for share, part in zip(told, parts[:_SHARES], strict=False)
    ]
    if rest:
        lines.append(Line(f"the other {len(rest)} together", part=parts[-1]))
    return Section(title, tuple(lines))


def doubts(reading: Reading) -> Section:
    lines = [remark.sentence for remark in reading.remarks]
    told = lines or ["None: the axes are defined and differ."]
    return Section("Doubts about the axes", tuple(map(Line, told)))


def method(reading: Reading) -> Section:
    """How all of this was found, for whoever doubts it."""
    heat = reading.project.properties.heat
    grid = analysis_grid(reading.project, reading.scenario)
    kind = "automatic: the largest alignment of all scenarios, at least 0.50"
    kind = "fixed by the map" if heat.scale is not None else kind
    hot, warm = decimal(reading.thresholds.hot), decimal(reading.thresholds.warm)
    lines = (
        "Kernel: each item heats the plane as a Gaussian that has fallen to half at the rim of its"
        " extent; alignment is the root of the product of both layers, 1.00 where one role lies on"
        " one technology.",
        f"Scale: {decimal(reading.scale)} ({kind}). Hot from {100 * heat.hot:g} % of it ({hot}),"
        f" warm from {100 * heat.warm:g} % ({warm}).",
        f"Grid: {grid} x {grid} cells. Re-placed maps: {MAPS}, every centre moved at random with a"
        f" standard deviation of {heat.doubt:g}.",
    )
    return Section("Method", tuple(map(Line, lines)))


def _counted(project: Project, placed: int) -> str:
    items = "1 item" if len(project.items) == 1 else f"{len(project.items)} items"
    return f"{placed} of {items} placed." if placed < len(project.items) else f"{items} placed."


def _sides(project: Project, balance: Balance) -> str:
    """'Talk 52 %, Listen 48 %; Personal 46 %, Professional 54 %'."""
    axes = project.properties.axes
    told = []
    for ends, sides in (
        (names.ends(axes.y, UP), balance.y),
        (names.ends(axes.x), balance.x),
    ):
        low, high = percents([sides.low, sides.high])
        told.append(f"{ends[0]} {low} %, {ends[1]} {high} %")
    return "; ".join(told)


def _area(reading: Reading, index: int, area: Area) -> Line:
    place = names.capital(where(reading.project.properties.axes, area.peak.x, area.peak.y))
    return Line(
        f"{_number(reading, index)}. {place}: peak {decimal(area.peak.heat)},"
        f" {percent(area.size)} of the plane, {percent(area.share)} of the alignment heat"
        f"{_firmness(area)}{_held(reading, area)}",
        (_whose(reading.project, area.pairs),),
    )


def _firmness(area: Area) -> str:
    """'; hot in 92 % of 500 re-placed maps', or nothing while that is not known."""
    if area.robustness is None:
        return ""
    return f"; {area.zone} in {percent(area.robustness)} of {MAPS} re-placed maps"


def _held(reading: Reading, area: Area) -> str:
    numbers = [str(_number(reading, index)) for index in area.holds]
    if not numbers:
        return ""
    return f"; around hot area{'s' if len(numbers) > 1 else ''} {listed(numbers)}"


def _number(reading: Reading, index: int) -> int:
    """An area's number among those of its zone."""
    zone = reading.areas[index].zone
    return sum(area.zone == zone for area in reading.areas[: index + 1])


def _whose(project: Project, pairs: Sequence[PairShare]) -> str:
    """'Sales with Twitter 31 %, Evangelists with Blogs 22 %, others 47 %': they add up."""
    shown = pairs[:_PAIRS]
    rest = max(0.0, 1.0 - sum(pair.share for pair in shown))
    parts = percents([*(pair.share for pair in shown), rest])
    told = [
        f"{names.item(project, pair.role)} with {names.item(project, pair.technology)} {part} %"
        for pair, part in zip(shown, parts, strict=False)
        if part
    ]
    if not told:
        return "Many pairs, each with under 1 %"
    return ", ".join([*told, f"others {parts[-1]} %"] if parts[-1] else told)


def _meeting(reading: Reading, meeting: Meeting) -> Line:
    sentence = can_use(reading.project, meeting, _TECHNOLOGIES)
    share = f": {percent(meeting.share)} of all that meets" if meeting.share is not None else ""
    numbers = [str(_number(reading, index)) for index in meeting.areas]
    if not numbers:
        return Line(f"{sentence}{share}")
    areas = f"{meeting.zone} area{'s' if len(numbers) > 1 else ''} {listed(numbers)}"
    return Line(f"{sentence}{share}, in {areas}")


def _best(project: Project, share: ItemShare) -> str:
    name = names.item(project, share.item)
    if share.best is None or share.best_alignment is None:
        return name
    best = names.item(project, share.best)
    return f"{name}, closest to {best} (alignment {decimal(share.best_alignment)})"


def _nothing_meets(reading: Reading) -> Line:
    return Line(nothing_meets(reading.project, reading.scenario))


def _no_area(reading: Reading, zone: HotZone) -> Line:
    """Why nothing is hot or warm."""
    if reading.balance is None:
        return _nothing_meets(reading)
    needed = reading.thresholds.hot if zone == "hot" else reading.thresholds.warm
    return Line(f"None: no region reaches a heat of {decimal(needed)}.")


def _no_meeting(reading: Reading, zone: HotZone) -> Line:
    """Why nobody meets where the map is hot, or where it is warm and not hot."""
    if not any(area.zone == zone for area in reading.areas):
        return _no_area(reading, zone)
    place = "hot" if zone == "hot" else "warm and not hot"
    return Line(f"None: nobody meets where the map is {place}.")
