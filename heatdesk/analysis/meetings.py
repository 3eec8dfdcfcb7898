"""Meetings: each role with all the technologies that it meets in one zone; and who has how much."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from heatdesk.analysis.areas import Area, cells_at, owners
from heatdesk.analysis.components import Cells
from heatdesk.analysis.pairs import Pairs
from heatdesk.analysis.pause import Pause, no_pause
from heatdesk.model.findings import HotZone


@dataclass(frozen=True, slots=True)
class Meeting:
    """A role with its technologies by share, largest first. `share` is the sum of its pairs';
    `areas` are indices of the areas of this zone in which its meeting points lie.
    """

    zone: HotZone
    role: str
    technologies: tuple[str, ...]
    share: float | None
    areas: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ItemShare:
    """An item's share of all pairs, and the item of the other layer that fits it best (the first
    by id of equals; None where there is none).
    """

    item: str
    share: float | None
    best: str | None
    best_alignment: float | None


def meetings(pairs: Pairs, areas: Sequence[Area], pause: Pause = no_pause) -> tuple[Meeting, ...]:
    """Hot before warm, then by share, largest first, then by the role's id."""
    hot = _of_zone(pairs, areas, "hot")
    pause()
    warm = _of_zone(pairs, areas, "warm")
    pause()
    return (*hot, *warm)


def role_shares(pairs: Pairs) -> tuple[ItemShare, ...]:
    """All roles that take part, by share, largest first, then by id."""
    return _shares(pairs.roles, pairs.technologies, pairs.shares.T, pairs.alignments.T)


def technology_shares(pairs: Pairs) -> tuple[ItemShare, ...]:
    """All technologies that take part, by share, largest first, then by id."""
    return _shares(pairs.technologies, pairs.roles, pairs.shares, pairs.alignments)


def _of_zone(pairs: Pairs, areas: Sequence[Area], zone: HotZone) -> list[Meeting]:
    meets, owned = pairs.meets(zone), owners(areas, zone)
    roles = np.flatnonzero(meets.any(axis=0)).tolist()
    made = [_meeting(pairs, owned, zone, j, np.flatnonzero(meets[:, j])) for j in roles]
    return sorted(made, key=lambda meeting: (-(meeting.share or 0.0), meeting.role))


def _meeting(pairs: Pairs, owned: Cells, zone: HotZone, j: int, met: Cells) -> Meeting:
    """The meeting of the role j with the technologies `met`."""
    shares = pairs.shares[met, j]
    by_share = met[np.argsort(-shares, kind="stable")]
    technologies = tuple(pairs.technologies[i] for i in by_share.tolist())
    own = _areas_at(owned, pairs.x[met, j], pairs.y[met, j])
    return Meeting(zone, pairs.roles[j], technologies, _known(shares.sum()), own)


def _areas_at(owned: Cells, x: NDArray[np.float64], y: NDArray[np.float64]) -> tuple[int, ...]:
    if not len(owned):
        return ()
    within = np.unique(owned[cells_at(x, y, math.isqrt(len(owned)))])
    return tuple(within[within >= 0].tolist())


def _shares(
    ids: Sequence[str],
    others: Sequence[str],
    shares: NDArray[np.float64],
    alignments: NDArray[np.float64],
) -> tuple[ItemShare, ...]:
    """One layer's items; the arrays have a row for each, a column for each of the other layer."""
    sums = shares.sum(axis=1) if others else np.full(len(ids), np.nan)
    best = alignments.argmax(axis=1).tolist() if others else [None] * len(ids)
    made = [
        ItemShare(
            id,
            _known(total),
            None if fits is None else others[fits],
            None if fits is None else float(alignments[row, fits]),
        )
        for row, (id, total, fits) in enumerate(zip(ids, sums, best, strict=True))
    ]
    return tuple(sorted(made, key=lambda one: (-(one.share or 0.0), one.item)))


def _known(share: float) -> float | None:
    return None if np.isnan(share) else float(share)
