"""ItemsModel: every field of every item of the shown scenario, as rows and columns."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QObject, Qt

from heatdesk.app.document import Document
from heatdesk.app.live_heat import LiveHeat
from heatdesk.app.wording import short
from heatdesk.app.writing import Edit, Make
from heatdesk.canvas.view import View
from heatdesk.figure.words import number
from heatdesk.model.change import Change
from heatdesk.model.items import Item, Placement
from heatdesk.model.keys import ITEM_ORDER
from heatdesk.model.project import Project
from heatdesk.panels.fields.entries import RefusedError, matches
from heatdesk.panels.fields.plain import tip
from heatdesk.panels.fields.swatches import swatch
from heatdesk.panels.items import item_fields
from heatdesk.panels.tables.table_model import SORTED_BY, Column, Index, TableModel, taken

COLUMNS: Final = (
    Column("name", "Name", "What the item is called", 172),
    Column("kind", "Kind", "Technology or role", 96, "choice"),
    Column("group", "Group", "A word that belongs to several items", 116),
    Column("x", "Across", "From -1, left, to 1, right"),
    Column("y", "Up", "From -1, bottom, to 1, top"),
    Column("width", "Width", "Of the extent: the map is 2 wide"),
    Column("height", "Height", "Of the extent: the map is 2 high"),
    Column("weight", "Weight", "How much heat it gives, 0 to 10"),
    Column("heat", "Heat", "Alignment at its centre: where roles meet technologies"),
    Column("muted", "Muted", "Takes no part in the heat"),
    Column("locked", "Locked", "Stays where it is"),
    Column("reason", "Reason", "Why it lies there", 180, "page"),
    Column("note", "Note", "What it is", 180, "page"),
    Column("link", "Link", "Where to read more", 140, "long line"),
    Column("color", "Colour", "Its own colour, or automatic"),
)
AT: Final = {column.key: n for n, column in enumerate(COLUMNS)}
"""Where each field's column is."""

_MOVING: Final = (AT["x"], AT["height"])
"""The columns that a drag changes."""

_EDITED: Final = Qt.ItemFlag.ItemIsEditable
_ALIGNED_RIGHT: Final = frozenset({*item_fields.NUMBERS, "heat"})


class ItemsModel(TableModel):
    """Follows the document row by row."""

    def __init__(
        self, document: Document, view: View, heat: LiveHeat, parent: QObject | None = None
    ) -> None:
        super().__init__(document, ITEM_ORDER, COLUMNS, parent)
        self._view = view
        self._heat = heat
        self._heats: dict[str, float] = {}
        self.restart()

    # What the window asks --------------------------------------------------------------------

    def item_at(self, row: int) -> tuple[Item, Placement | None]:
        """The item of a row with its placement, if it has one."""
        project, id = self._document.project, self._ids[row]
        return project.item(id), project.placement(self._heat.scenario, id)

    def why_not(self, index: Index) -> str:
        """Why a cell cannot be edited; empty where it can."""
        key = COLUMNS[index.column()].key
        item, placement = self.item_at(index.row())
        if key == "heat":
            return "The heat follows from where everything lies"
        if placement is None and key in item_fields.OF_PLACEMENTS - {"x", "y"}:
            return f"{short(item.name)} is not on the map: type Across or Up first"
        return ""

    def matches(self, row: int, text: str) -> bool:
        """Whether a row's name, group or kind holds the text."""
        item, _ = self.item_at(row)
        return matches(text, item.name, item.group, item.layer)

    def groups(self) -> list[str]:
        return sorted({item.group for item in self._document.project.items if item.group})

    # Following -------------------------------------------------------------------------------

    def follow(self, change: Change) -> None:
        """Takes a change: only the rows that it names are told to be others."""
        if any(key == ITEM_ORDER for key in change):
            self.restart()
            return
        shown = self._heat.scenario
        ids = {key[1] for key in change if key[0] == "item"}
        ids |= {key[2] for key in change if key[0] == "placement" and key[1] == shown}
        left, right = (0, len(COLUMNS) - 1) if self._document.at_rest else _MOVING
        for row in sorted(self._rows[id] for id in ids if id in self._rows):
            self._tell(row, row, left, right)

    def take_heat(self) -> None:
        """Reads the heat at all centres. For moments at rest: it is computed if nobody has yet."""
        field = self._heat.heat().field
        values, n = field.alignment, field.n
        self._heats.clear()
        for p in self._document.project.placements(self._heat.scenario):
            row, column = (min(int((v + 1) * n / 2), n - 1) for v in (p.y, p.x))
            self._heats[p.item] = float(values[row, column])
        if self._ids:
            self._tell(0, len(self._ids) - 1, AT["heat"], AT["heat"])

    def catch_up(self) -> None:
        """Another scenario, another project: the heat tells it before the document does."""
        if self._ids == self._document.project.order(ITEM_ORDER):
            self.restyle()
        else:
            self.restart()

    # What Qt asks ----------------------------------------------------------------------------

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            return _side(COLUMNS[section].key)
        return super().headerData(section, orientation, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and COLUMNS[index.column()].key in item_fields.SWITCHES:
            ticked = Qt.ItemFlag.ItemIsUserCheckable
            return (flags & ~_EDITED) | ticked if flags & _EDITED else flags
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        reader = _READERS.get(role)
        if reader is None or not index.isValid():
            return None
        item, placement = self.item_at(index.row())
        return reader(self, item, placement, COLUMNS[index.column()].key)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        key, id = COLUMNS[index.column()].key, self._ids[index.row()]
        if self.why_not(index):
            return False
        try:
            wanted = _wanted(key, value, role)
        except RefusedError as refusal:
            self.refused.emit(str(refusal))
            return False
        project, scenario = self._document.project, self._heat.scenario
        change = item_fields.change(project, scenario, [id], key, wanted)
        self._document.edit(item_fields.step(project, scenario, [id], key, wanted), change)
        return True

    def _maker(self, id: str, key: str) -> Make:
        scenario = self._heat.scenario

        def make(project: Project, text: str) -> Edit | None:
            if not project.has_item(id) or not project.has_scenario(scenario):
                return None
            value = item_fields.read(key, text)
            change = item_fields.change(project, scenario, [id], key, value)
            return Edit(item_fields.step(project, scenario, [id], key, value), change)

        return taken(make)

    # Roles -----------------------------------------------------------------------------------

    def _text(self, item: Item, placement: Placement | None, key: str) -> str | None:
        if key in item_fields.SWITCHES:
            return None
        if key == "heat":
            return number(self._heats[item.id]) if placement and item.id in self._heats else ""
        if key == "color":
            return item.color or "Automatic"
        text = item_fields.text_of(item, placement, key)
        return " ".join(text[:400].split())

    def _edited(self, item: Item, placement: Placement | None, key: str) -> str | None:
        return None if key == "heat" else item_fields.text_of(item, placement, key)

    def _spoken(self, item: Item, placement: Placement | None, key: str) -> str | None:
        if key in item_fields.SWITCHES:
            return key if item_fields.value_of(item, placement, key) else f"not {key}"
        return self._text(item, placement, key) or "empty"

    def _checked(self, item: Item, placement: Placement | None, key: str) -> Any:
        if key not in item_fields.SWITCHES or (key == "muted" and placement is None):
            return None
        on = bool(item_fields.value_of(item, placement, key))
        return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked

    def _sorted_by(self, item: Item, placement: Placement | None, key: str) -> Any:
        if key == "heat":
            return self._heats.get(item.id) if placement else None
        value = item_fields.value_of(item, placement, key)
        if isinstance(value, bool):
            return int(value)
        return value.casefold() or None if isinstance(value, str) else value

    def _symbol(self, item: Item, placement: Placement | None, key: str) -> Any:
        if key != "name":
            return None
        return swatch(item, self._view.look, bool(placement and placement.muted))

    def _tip(self, item: Item, placement: Placement | None, key: str) -> str | None:
        text = str(item_fields.value_of(item, placement, key) or "") if key != "heat" else ""
        return tip(text[:2_000]) if key in {"name", "reason", "note", "link"} and text else None

    def _alignment(self, item: Item, placement: Placement | None, key: str) -> Any:
        return _side(key)


_READERS: Final[dict[int, Any]] = {
    Qt.ItemDataRole.DisplayRole: ItemsModel._text,
    Qt.ItemDataRole.EditRole: ItemsModel._edited,
    Qt.ItemDataRole.AccessibleTextRole: ItemsModel._spoken,
    Qt.ItemDataRole.CheckStateRole: ItemsModel._checked,
    Qt.ItemDataRole.DecorationRole: ItemsModel._symbol,
    Qt.ItemDataRole.ToolTipRole: ItemsModel._tip,
    Qt.ItemDataRole.TextAlignmentRole: ItemsModel._alignment,
    SORTED_BY: ItemsModel._sorted_by,
}


def _side(key: str) -> Qt.AlignmentFlag:
    sides = Qt.AlignmentFlag
    return (sides.AlignRight if key in _ALIGNED_RIGHT else sides.AlignLeft) | sides.AlignVCenter


def _wanted(key: str, value: Any, role: int) -> Any:
    """The value that Qt hands over: a check mark, or what was typed."""
    if role == Qt.ItemDataRole.CheckStateRole:
        return Qt.CheckState(value) == Qt.CheckState.Checked
    return item_fields.read(key, str(value))
