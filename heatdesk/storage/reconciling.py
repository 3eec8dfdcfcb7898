"""Reconciling: a file whose fields are sound each becomes one in which they fit together.

It works on plain lists and objects, as JSON has them: what `meaning` refuses is set right here.
"""

from __future__ import annotations

from typing import Any

from heatdesk.storage.repairs import Repairs
from heatdesk.storage.schema import Heat
from heatdesk.storage.tables.matching import Ids
from heatdesk.storage.words import quoted

Record = dict[str, Any]


def reconcile(file: Record, repairs: Repairs) -> None:
    """Changes the file in place, and tells each change."""
    _own_ids("$.items", file["items"], repairs)
    _own_ids("$.scenarios", file["scenarios"], repairs)
    known = {item["id"] for item in file["items"]}
    for index, scenario in enumerate(file["scenarios"]):
        path = f"$.scenarios[{index}].placements"
        scenario["placements"] = _placed(path, scenario["placements"], known, repairs)
    _target(file, repairs)
    _thresholds(file["heat"], repairs)
    _own_ids("$.findings", file["findings"], repairs)
    _own_ids("$.story", file["story"] or [], repairs)


def _own_ids(path: str, records: list[Record], repairs: Repairs) -> None:
    """The first keeps an id that several have; the others get new ones."""
    ids = Ids([record["id"] for record in records])
    seen: set[str] = set()
    for index, record in enumerate(records):
        if record["id"] in seen:
            old, record["id"] = record["id"], ids.new(record.get("name") or record["id"])
            words = f"{quoted(record['id'])}, where {quoted(old)} stood again"
            repairs.add(f"{path}[{index}].id", words)
        seen.add(record["id"])


def _placed(path: str, placements: list[Record], known: set[str], repairs: Repairs) -> list[Record]:
    """The placements of items that there are, the first one of each."""
    kept: dict[str, Record] = {}
    for index, placement in enumerate(placements):
        item = placement["item"]
        if item not in known:
            words = f"left out: there is no item {quoted(item)}"
        elif item in kept:
            words = f"left out: {quoted(item)} is placed before"
        else:
            kept[item] = placement
            continue
        repairs.add(f"{path}[{index}]", words)
    return list(kept.values())


def _target(file: Record, repairs: Repairs) -> None:
    target = file["target"]
    if target is not None and all(target != entry["id"] for entry in file["scenarios"]):
        repairs.add("$.target", f"null, where {quoted(target)} stood, which is no scenario")
        file["target"] = None


def _thresholds(heat: Record, repairs: Repairs) -> None:
    if heat["warm"] >= heat["hot"]:
        usual = Heat()
        was = f"where {heat['warm']:g} and {heat['hot']:g} stood"
        repairs.add("$.heat.warm and hot", f"{usual.warm:g} and {usual.hot:g}, {was}")
        heat["warm"], heat["hot"] = usual.warm, usual.hot
