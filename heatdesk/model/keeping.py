"""Keeping: findings that are kept, changed, ordered and dropped.

Nothing else touches a finding: it outlives its items and its scenario. The names that its items had
when it was kept stay as they were; they are for showing what is gone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from heatdesk.model import keys
from heatdesk.model.change import Change, Key, Record
from heatdesk.model.edits import make_change, without
from heatdesk.model.findings import Finding
from heatdesk.model.ids import new_id
from heatdesk.model.project import Project


def keep_finding(project: Project, draft: Finding) -> tuple[Change, str]:
    """Adds a finding at the end of the list, with an id of its own made from its role or its
    sentence; the draft's is not looked at. Also gives the id.
    """
    order = project.order(keys.FINDING_ORDER)
    about = draft.items[0].name if draft.items else draft.sentence
    id = new_id(about.strip() or "finding", set(order))
    wanted: dict[Key, Record | None] = {
        keys.finding(id): replace(draft, id=id),
        keys.FINDING_ORDER: (*order, id),
    }
    return make_change(project, wanted), id


def set_findings(project: Project, ids: Iterable[str], **fields: Any) -> Change:
    """Sets fields of findings: sentence, owner, action, result, activity, review, items, ...

    Raises KeyError for an id of no finding.
    """
    by_id = {finding.id: finding for finding in project.findings}
    return make_change(project, {keys.finding(id): replace(by_id[id], **fields) for id in ids})


def drop_findings(project: Project, ids: Iterable[str]) -> Change:
    """Takes findings out of the project; ids of none are left out."""
    order = project.order(keys.FINDING_ORDER)
    gone = set(ids) & set(order)
    wanted: dict[Key, Record | None] = {keys.finding(id): None for id in gone}
    wanted[keys.FINDING_ORDER] = without(order, gone)
    return make_change(project, wanted)


def move_finding(project: Project, id: str, by: int) -> Change:
    """Moves a finding down the list by so many places (up: below 0), at most to its ends.

    Raises ValueError for an id of no finding.
    """
    order = list(project.order(keys.FINDING_ORDER))
    place = min(max(order.index(id) + by, 0), len(order) - 1)
    order.remove(id)
    order.insert(place, id)
    return make_change(project, {keys.FINDING_ORDER: tuple(order)})
