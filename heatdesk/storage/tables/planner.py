"""Planner: what a table would do to a project, as a Plan with one Change. Nothing is done here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from heatdesk.model.project import Project
from heatdesk.storage.characters import show
from heatdesk.storage.tables import columns as guessing
from heatdesk.storage.tables import scales as scaling
from heatdesk.storage.tables.columns import Columns
from heatdesk.storage.tables.entries import numbers, understand
from heatdesk.storage.tables.plan import Plan
from heatdesk.storage.tables.scales import Scale
from heatdesk.storage.tables.table import Table, TableError
from heatdesk.storage.tables.working import Working

_MOST_TOLD: Final = 12
"""Columns that are told by name."""


def plan(
    project: Project,
    table: Table,
    columns: Columns | None = None,
    scale: Scale | None = None,
    scenario: str | None = None,
    same: Mapping[str, str] | None = None,
    pause: Callable[[], None] = lambda: None,
) -> Plan:
    """What the table would do. `columns` and `scale` overrule what is guessed; `scenario` is the id
    of the one that rows mean which name none (None: the first); `same` says of names which known
    item they mean: name -> id. `pause` is called at most twice for each row, and may raise.

    Raises TableError where there is no column of names, or no scale holds the positions.
    """
    columns = columns or guessing.guess(table.header, project.properties.axes)
    if not {"name", "id"} & columns.fields.keys():
        raise TableError("expected a column that is called 'name' among " + _listed(table.header))
    across, up, guessed = _scales(table, columns, scale)
    kinds = project.properties.layers.layers
    entries, troubles = understand(table, columns, (across, up), kinds, pause)
    working = Working(project, scenario or project.first_scenario, same or {}, entries)
    for entry in entries:
        pause()
        working.take(entry)
    read = (table.form, _named(table, columns), _scaled(across, up, guessed))
    return working.plan(tuple(line for line in read if line), troubles)


def _scales(table: Table, columns: Columns, given: Scale | None) -> tuple[Scale, Scale, bool]:
    """The scales of x and y, and whether one was guessed."""
    told = columns.scales
    if given is not None:
        return given, given, False
    if "x" in told and "y" in told:
        return told["x"], told["y"], False
    fields = columns.fields
    values = [*numbers(table, fields.get("x")), *numbers(table, fields.get("y"))]
    guessed = scaling.guess(values)
    if guessed is None:
        span = f"{min(values):g} to {max(values):g}"
        raise TableError(f"positions run from {span}: expected to be told their scale, as LOW:HIGH")
    return told.get("x", guessed), told.get("y", guessed), bool(values)


def _named(table: Table, columns: Columns) -> str:
    """Which column is taken for what."""
    taken = [_taken(name, _heading(table, n)) for name, n in columns.fields.items()]
    told = "columns: " + _short(taken)
    if columns.unused:
        told += "; not used: " + _listed([table.header[n] for n in columns.unused])
    return told


def _taken(name: str, heading: str) -> str:
    """The field with the heading of its column, unless that says the same."""
    return name if heading.startswith(name) else f"{name} = '{show(heading, 30)}'"


def _heading(table: Table, column: int) -> str:
    return table.header[column] if column < len(table.header) else ""


def _scaled(across: Scale, up: Scale, guessed: bool) -> str:
    told = f"positions from {across}" if across == up else f"x from {across}, y from {up}"
    return f"{told} (guessed)" if guessed else told


def _listed(names: tuple[str, ...] | list[str]) -> str:
    return _short([f"'{show(name, 30)}'" for name in names])


def _short(words: list[str]) -> str:
    more = len(words) - _MOST_TOLD
    return ", ".join(words[:_MOST_TOLD]) + (f" and {more} more" if more > 0 else "")
