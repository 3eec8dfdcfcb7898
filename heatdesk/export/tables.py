"""Tables of a map: placements, pairs and areas of all its scenarios."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, Literal

from heatdesk.analysis.names import spoken
from heatdesk.export.sheets import Sheet
from heatdesk.model.project import Project
from heatdesk.storage.characters import NAME_LIMIT
from heatdesk.storage.tables import placements
from heatdesk.storage.tables.table import Cell

if TYPE_CHECKING:
    from heatdesk.analysis.areas import Area
    from heatdesk.analysis.pairs import Pair
    from heatdesk.analysis.reading import Reading

TableName = Literal["placements", "pairs", "areas"]

_PAIRS: Final = (
    "scenario", "technology", "role", "alignment", "share", "x", "y", "heat", "zone",
    "technology id", "role id", "scenario id",
)  # fmt: skip
_AREAS: Final = (
    "scenario", "zone", "peak x", "peak y", "heat", "centroid x", "centroid y", "size", "share",
    "robustness", "pairs", "scenario id",
)  # fmt: skip
_MOST_PAIRS: Final = 10
"""Pairs that an area's row names."""


def placement_table(project: Project) -> Sheet:
    """All placements, in a form that reads back."""
    return Sheet("Placements", placements.HEADER, tuple(placements.rows(project)))


def pair_table(project: Project) -> Sheet:
    """All pairs of each scenario, largest share first. Shares and alignments are 0 to 1."""
    from heatdesk.analysis.reading import read

    readings = (read(project, scenario.id) for scenario in project.scenarios)
    return Sheet("Pairs", _PAIRS, tuple(row for reading in readings for row in _pairs(reading)))


def area_table(project: Project) -> Sheet:
    """The hot and warm areas of each scenario, hottest first, with their robustness (0 to 1)."""
    from heatdesk.analysis.reading import read, with_robustness

    readings = (with_robustness(read(project, scenario.id)) for scenario in project.scenarios)
    return Sheet("Areas", _AREAS, tuple(row for reading in readings for row in _areas(reading)))


TABLES: Final[Mapping[TableName, Callable[[Project], Sheet]]] = {
    "placements": placement_table,
    "pairs": pair_table,
    "areas": area_table,
}


def _pairs(reading: Reading) -> Iterator[tuple[Cell, ...]]:
    for pair in reading.pairs.ranked:
        yield (_scenario(reading), *_names(reading, pair), *_figures(pair), *_ids(reading, pair))


def _names(reading: Reading, pair: Pair) -> tuple[Cell, Cell]:
    project = reading.project
    return project.item(pair.technology).name, project.item(pair.role).name


def _figures(pair: Pair) -> tuple[Cell, ...]:
    return (pair.alignment, _number(pair.share), pair.x, pair.y, pair.heat, pair.zone)


def _ids(reading: Reading, pair: Pair) -> tuple[Cell, Cell, Cell]:
    return pair.technology, pair.role, reading.scenario


def _areas(reading: Reading) -> Iterator[tuple[Cell, ...]]:
    for area in reading.areas:
        yield (
            _scenario(reading),
            area.zone,
            area.peak.x,
            area.peak.y,
            area.peak.heat,
            *area.centroid,
            area.size,
            area.share,
            _number(area.robustness),
            _held(reading.project, area),
            reading.scenario,
        )


def _held(project: Project, area: Area) -> str:
    """The area's pairs in words: 'Twitter with Sales 61 %; and 3 more'."""
    told = [
        f"{spoken(project.item(pair.technology).name, NAME_LIMIT)} with"
        f" {spoken(project.item(pair.role).name, NAME_LIMIT)}"
        f" {pair.share:.0%}".replace("%", " %")
        for pair in area.pairs[:_MOST_PAIRS]
    ]
    more = len(area.pairs) - _MOST_PAIRS
    return "; ".join([*told, f"and {more} more"] if more > 0 else told)


def _scenario(reading: Reading) -> str:
    return reading.project.scenario(reading.scenario).name


def _number(value: float | None) -> Cell:
    """The number; nothing where there was nothing to divide by."""
    return "" if value is None else value
