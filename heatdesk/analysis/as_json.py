"""AsJson: a reading as the object that `analyze --json` prints.

Its keys and their order are a contract that scripts rely on. Ids, not names, and full numbers;
None where there is nothing to divide by.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from heatdesk.analysis.areas import Area, PairShare
from heatdesk.analysis.balance import Balance, Quadrants
from heatdesk.analysis.meetings import ItemShare, Meeting
from heatdesk.analysis.opportunities import Opportunity
from heatdesk.analysis.pairs import Pair
from heatdesk.analysis.reading import Reading
from heatdesk.analysis.upholding import Judged, orphaned
from heatdesk.model.items import Layer
from heatdesk.model.properties import QUADRANTS

Object = dict[str, Any]


def as_json(reading: Reading) -> Object:
    """The reading as dictionaries, lists, text, numbers and None.

    Findings whose scenario is gone, which no reading judges, come last.
    """
    properties = reading.project.properties
    return {
        "title": properties.title,
        "scenario": reading.scenario,
        "scale": reading.scale,
        "thresholds": {"warm": properties.heat.warm, "hot": properties.heat.hot},
        "balance": _balance(reading.balance),
        "layer_balance": {
            "technology": _balance(reading.technology_balance),
            "role": _balance(reading.role_balance),
        },
        "quadrants": _quadrants(reading.quadrants),
        "areas": [_area(area) for area in reading.areas],
        "pairs": [_pair(pair) for pair in reading.pairs.ranked],
        "meetings": [_meeting(meeting) for meeting in reading.meetings],
        "roles": _item_shares(reading.roles, "technology"),
        "technologies": _item_shares(reading.technologies, "role"),
        "opportunities": [_opportunity(found) for found in reading.opportunities],
        "findings": [
            _finding(judged) for judged in (*reading.findings, *orphaned(reading.project))
        ],
    }


def _balance(balance: Balance | None) -> Object | None:
    return asdict(balance) if balance is not None else None


def _quadrants(shares: Quadrants | None) -> Object | None:
    return {key: shares[key] for key in QUADRANTS} if shares is not None else None


def _area(area: Area) -> Object:
    x, y = area.centroid
    return {
        "zone": area.zone,
        "peak": {"x": area.peak.x, "y": area.peak.y, "heat": area.peak.heat},
        "centroid": {"x": x, "y": y},
        "size": area.size,
        "share": area.share,
        "robustness": area.robustness,
        "holds": list(area.holds),
        "pairs": [_pair_share(pair) for pair in area.pairs],
    }


def _pair_share(pair: PairShare) -> Object:
    return {"technology": pair.technology, "role": pair.role, "share": pair.share}


def _pair(pair: Pair) -> Object:
    return {
        "technology": pair.technology,
        "role": pair.role,
        "alignment": pair.alignment,
        "share": pair.share,
        "meets_at": {"x": pair.x, "y": pair.y},
        "heat": pair.heat,
        "zone": pair.zone,
    }


def _meeting(meeting: Meeting) -> Object:
    return {
        "zone": meeting.zone,
        "role": meeting.role,
        "technologies": list(meeting.technologies),
        "share": meeting.share,
        "areas": list(meeting.areas),
    }


def _item_shares(shares: Sequence[ItemShare], other: Layer) -> list[Object]:
    return [
        {
            "item": share.item,
            "share": share.share,
            f"best_{other}": share.best,
            "best_alignment": share.best_alignment,
        }
        for share in shares
    ]


def _opportunity(found: Opportunity) -> Object:
    return {
        "rule": found.rule,
        "subject": found.subject,
        "sentence": found.sentence,
        "arithmetic": found.arithmetic,
        "numbers": dict(found.numbers),
    }


def _finding(judged: Judged) -> Object:
    """The fields of the model's record are those of the file, in the same order."""
    fields = asdict(judged.finding)
    return {**fields, "items": list(fields["items"]), "stale": judged.stale}
