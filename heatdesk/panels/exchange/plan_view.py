"""PlanView: what an import would do, item by item, and what it does not understand."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QTreeWidgetItem

from heatdesk.panels.exchange.outcome_view import OutcomeView, row, shortened
from heatdesk.storage.bringing import Brought
from heatdesk.storage.tables.plan import IN_TRAY, Added, Changed, Plan


class PlanView(OutcomeView):
    """Of an import, or of another map's scenario on its way in."""

    def show_plan(self, plan: Plan, same: Mapping[str, str]) -> None:
        """`same` are the new names that are ticked: name -> known name."""
        alike = [(one.name, one.known) for one in plan.alike]
        self.fill(
            {
                "Perhaps the same: tick what is": self.alike(alike, same),
                "Not understood": (plan.troubles, lambda trouble: row(str(trouble))),
                "To change": (plan.changed, _changed),
                "To add": (plan.added, _added),
                "New scenarios": (plan.scenarios, lambda name: row(shortened(name))),
            }
        )

    def show_brought(self, brought: Brought, same: Mapping[str, str]) -> None:
        """`same` as above."""
        self.fill(
            {
                "Perhaps the same: tick what is": self.alike(brought.alike, same),
                "Left out, because several items have the name": (
                    brought.doubtful,
                    lambda name: row(shortened(name)),
                ),
                "To add": (brought.added, lambda name: row(shortened(name))),
                "Matched by name": (brought.matched, lambda name: row(shortened(name))),
            }
        )


def _added(added: Added) -> QTreeWidgetItem:
    where = IN_TRAY
    if added.where != IN_TRAY:
        where = f"at {added.where} in {shortened(added.scenario)}"
    return row(f"{shortened(added.name)}, {added.layer}, {where}")


def _changed(changed: Changed) -> QTreeWidgetItem:
    made = row(f"{shortened(changed.name)}, in {shortened(changed.scenario)}")
    for field in changed.fields:
        before, after = shortened(field.before) or "nothing", shortened(field.after) or "nothing"
        made.addChild(row(f"{field.field}: {before} → {after}"))
    return made
