"""A comparison as the object that `diff --json` prints.

Its keys and their order are a contract that scripts rely on. Ids, not names, and full numbers; null
where there is nothing to measure or divide by:

    {"same": bool, "scale": number, "thresholds": {"warm", "hot"},       the old map's yardstick
     "properties": [{"field", "before", "after"}],                       "axes.x.low", "heat.hot"
     "items", "scenarios", "findings", "story":
        {"added": [id], "removed": [id], "altered": [{"id", "field", "before", "after"}],
         "reordered": bool},
     "in_scenarios": [{"scenario": id,                                   those that both maps have
         "placed": [id], "unplaced": [id],
         "moved": [{"item", "before": {"x", "y"}, "after": {"x", "y"}, "distance",
                    "towards": ["x.low" | "x.high" | "y.low" | "y.high"]}],
         "resized": [{"item", "before": {"width", "height"}, "after": {...}}],
         "weighed": [{"item", "before", "after"}],
         "muted": [id], "unmuted": [id], "reasoned": [{"item", "before", "after"}],
         "relabelled": [id], "restacked": bool,
         "areas": [{"zone": "hot" | "warm", "trend": TREND, "before": AREA | null, "after": ...}],
         "meetings": [{"trend": TREND, "role", "technologies": [id], "before": ZONE, "after": ...}],
         "balance": [{"axis": "x" | "y", "before": {"low", "high"} | null, "after": ...}],
         "distance_to_target": {"before", "after"}}]}

TREND is "appeared", "vanished", "warmed" or "cooled"; ZONE "hot", "warm" or "cool"; AREA is
{"peak": {"x", "y", "heat"}, "size", "share", "pairs": [{"technology", "role", "share"}]}.
"""

from __future__ import annotations

from dataclasses import asdict, is_dataclass
from typing import Any

from heatdesk.analysis.areas import Area
from heatdesk.analysis.comparing.alterations import Altered, Listing
from heatdesk.analysis.comparing.comparison import Comparison, ScenarioChanges
from heatdesk.analysis.comparing.heat_changes import (
    AreaChange,
    BalanceShift,
    HeatChanges,
    MeetingChange,
)
from heatdesk.analysis.comparing.placement_changes import PlacementChanges, Point

Object = dict[str, Any]


def as_json(comparison: Comparison) -> Object:
    """The comparison as dictionaries, lists, text, numbers and None."""
    heat = comparison.old.properties.heat
    return {
        "same": not comparison,
        "scale": comparison.scale,
        "thresholds": {"warm": heat.warm, "hot": heat.hot},
        "properties": [_altered(entry) for entry in comparison.properties],
        "items": _listing(comparison.lists["item"]),
        "scenarios": _listing(comparison.lists["scenario"]),
        "findings": _listing(comparison.lists["finding"]),
        "story": _listing(comparison.lists["step"]),
        "in_scenarios": [_scenario(changes) for changes in comparison.scenarios],
    }


def _altered(entry: Altered) -> Object:
    return {"field": entry.field, "before": _value(entry.before), "after": _value(entry.after)}


def _listing(changes: Listing) -> Object:
    return {
        "added": list(changes.added),
        "removed": list(changes.removed),
        "altered": [{"id": entry.id, **_altered(entry)} for entry in changes.altered],
        "reordered": changes.reordered,
    }


def _value(value: Any) -> Any:
    """A field's value as the file holds it."""
    if isinstance(value, tuple):
        return [_value(entry) for entry in value]
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


def _scenario(changes: ScenarioChanges) -> Object:
    before, after = changes.to_target
    return {
        "scenario": changes.after,
        **_placements(changes.placements),
        **_heat(changes.heat),
        "distance_to_target": {"before": before, "after": after},
    }


def _placements(changes: PlacementChanges) -> Object:
    return {
        "placed": list(changes.placed),
        "unplaced": list(changes.unplaced),
        "moved": [
            {
                "item": move.item,
                "before": _point(move.before, "x", "y"),
                "after": _point(move.after, "x", "y"),
                "distance": move.distance,
                "towards": list(move.towards),
            }
            for move in changes.moved
        ],
        "resized": [
            {
                "item": size.item,
                "before": _point(size.before, "width", "height"),
                "after": _point(size.after, "width", "height"),
            }
            for size in changes.resized
        ],
        "weighed": [asdict(weight) for weight in changes.weighed],
        "muted": list(changes.muted),
        "unmuted": list(changes.unmuted),
        "reasoned": [
            {"item": entry.id, "before": entry.before, "after": entry.after}
            for entry in changes.reasoned
        ],
        "relabelled": list(changes.relabelled),
        "restacked": changes.restacked,
    }


def _point(point: Point, first: str, second: str) -> Object:
    return {first: point[0], second: point[1]}


def _heat(changes: HeatChanges) -> Object:
    return {
        "areas": [_area_change(change) for change in changes.areas],
        "meetings": [_meeting(change) for change in changes.meetings],
        "balance": [_shift(shift) for shift in changes.balance],
    }


def _area_change(change: AreaChange) -> Object:
    return {
        "zone": change.zone,
        "trend": change.trend,
        "before": _area(change.before),
        "after": _area(change.after),
    }


def _area(area: Area | None) -> Object | None:
    if area is None:
        return None
    return {
        "peak": {"x": area.peak.x, "y": area.peak.y, "heat": area.peak.heat},
        "size": area.size,
        "share": area.share,
        "pairs": [
            {"technology": pair.technology, "role": pair.role, "share": pair.share}
            for pair in area.pairs
        ],
    }


def _meeting(change: MeetingChange) -> Object:
    return {
        "trend": change.trend,
        "role": change.role,
        "technologies": list(change.technologies),
        "before": change.before,
        "after": change.after,
    }


def _shift(shift: BalanceShift) -> Object:
    sides = (asdict(side) if side is not None else None for side in (shift.before, shift.after))
    before, after = sides
    return {"axis": shift.axis, "before": before, "after": after}
