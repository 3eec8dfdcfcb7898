"""Heat changes: areas and meetings that appeared, vanished, warmed or cooled between two readings,
and how the balance shifted. Both readings are to have one scale.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

import numpy as np

from heatdesk.analysis.areas import Area
from heatdesk.analysis.balance import Sides
from heatdesk.analysis.reading import Reading
from heatdesk.heat.zones import Zone
from heatdesk.model.findings import HotZone
from heatdesk.model.turning import AxisName

NOTABLE: Final = 0.02
"""An area has warmed or cooled where its peak changed by more than this part of the scale."""

SHIFT: Final = 0.01
"""A balance has shifted where a side's share changed by more than this."""

Trend = Literal["appeared", "vanished", "warmed", "cooled"]

_ZONES: Final[tuple[HotZone, ...]] = ("hot", "warm")


@dataclass(frozen=True, slots=True)
class AreaChange:
    """An area of one zone: `before` is None where it appeared, `after` where it vanished."""

    zone: HotZone
    trend: Trend
    before: Area | None
    after: Area | None


@dataclass(frozen=True, slots=True)
class MeetingChange:
    """A role with the technologies that it met in another zone, 'cool' meaning not at all."""

    role: str
    technologies: tuple[str, ...]
    before: Zone
    after: Zone

    @property
    def trend(self) -> Trend:
        if self.before == "cool":
            return "appeared"
        if self.after == "cool":
            return "vanished"
        return "warmed" if self.after == "hot" else "cooled"


@dataclass(frozen=True, slots=True)
class BalanceShift:
    """One axis' shares of the alignment heat; None where there was nothing to divide."""

    axis: AxisName
    before: Sides | None
    after: Sides | None


@dataclass(frozen=True, slots=True)
class HeatChanges:
    areas: tuple[AreaChange, ...]
    meetings: tuple[MeetingChange, ...]
    balance: tuple[BalanceShift, ...]

    def __bool__(self) -> bool:
        return bool(self.areas or self.meetings or self.balance)


def heat_changes(before: Reading, after: Reading) -> HeatChanges:
    """What became of the heat. Hot areas come before warm ones, in the order of the readings."""
    notable = NOTABLE * after.scale
    areas = (_area_changes(before, after, zone, notable) for zone in _ZONES)
    return HeatChanges(
        areas=tuple(change for changes in areas for change in changes),
        meetings=_meeting_changes(before, after),
        balance=tuple(_shifts(before, after)),
    )


class _Match(NamedTuple):
    cells: int
    before: int
    after: int


def _area_changes(
    before: Reading, after: Reading, zone: HotZone, notable: float
) -> Iterator[AreaChange]:
    """Matched areas first. An area that is as hot as it was is not told."""
    was = [area for area in before.areas if area.zone == zone]
    now = [area for area in after.areas if area.zone == zone]
    matched = _matched(was, now)
    for old, new in matched.items():
        change = now[new].peak.heat - was[old].peak.heat
        if abs(change) > notable:
            yield AreaChange(zone, "warmed" if change > 0 else "cooled", was[old], now[new])
    for index, area in enumerate(now):
        if index not in matched.values():
            yield AreaChange(zone, "appeared", None, area)
    for index, area in enumerate(was):
        if index not in matched:
            yield AreaChange(zone, "vanished", area, None)


def _matched(was: Sequence[Area], now: Sequence[Area]) -> dict[int, int]:
    """Which old area is which new one: those that share most cells belong together."""
    overlaps = sorted(_overlaps(was, now), key=lambda match: (-match.cells, match[1:]))
    matched: dict[int, int] = {}
    for _, old, new in overlaps:
        if old not in matched and new not in matched.values():
            matched[old] = new
    return dict(sorted(matched.items()))


def _overlaps(was: Sequence[Area], now: Sequence[Area]) -> Iterator[_Match]:
    """How many cells each old area shares with each new one, on the coarser of both grids."""
    grid = min((area.grid for area in (*was, *now)), default=0)
    owner = np.full(grid * grid, -1, np.intp)
    for index, area in enumerate(was):
        owner[_cells(area, grid)] = index
    for new, area in enumerate(now):
        owners = owner[_cells(area, grid)]
        for old, count in zip(*np.unique(owners[owners >= 0], return_counts=True), strict=True):
            yield _Match(int(count), int(old), new)


def _cells(area: Area, grid: int) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """The area's cells on a grid that is as fine as its own or coarser by a whole number."""
    rows, columns = np.divmod(area.cells, area.grid)
    factor = area.grid // grid
    return np.unique(rows // factor * grid + columns // factor)


def _meeting_changes(before: Reading, after: Reading) -> tuple[MeetingChange, ...]:
    """Those of now first, each by role and by the zones that it came from and went to."""
    was, now = _zones(before), _zones(after)
    groups: dict[tuple[str, Zone, Zone], list[str]] = {}
    for role, technology in now | was:
        pair = role, technology
        old, new = was.get(pair, "cool"), now.get(pair, "cool")
        if old != new:
            groups.setdefault((role, old, new), []).append(technology)
    return tuple(
        MeetingChange(role, tuple(technologies), old, new)
        for (role, old, new), technologies in groups.items()
    )


def _zones(reading: Reading) -> dict[tuple[str, str], Zone]:
    """The zone of each role with each technology that it meets."""
    return {
        (meeting.role, technology): meeting.zone
        for meeting in reading.meetings
        for technology in meeting.technologies
    }


def _shifts(before: Reading, after: Reading) -> Iterator[BalanceShift]:
    axes: tuple[AxisName, ...] = ("y", "x")
    for axis in axes:
        was = getattr(before.balance, axis, None)
        now = getattr(after.balance, axis, None)
        if was is None or now is None:
            if was is not now:
                yield BalanceShift(axis, was, now)
        elif abs(now.high - was.high) > SHIFT:
            yield BalanceShift(axis, was, now)
