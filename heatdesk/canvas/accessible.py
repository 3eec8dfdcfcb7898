"""Accessible: the canvas for screen readers: a list of the items and of the names around them, and
words for what moved where.

Qt gives graphics items no interface of their own. These are Python's, so Python has to keep them:
Qt holds the bare pointers.
"""

from __future__ import annotations

from typing import Final, cast

import shiboken6
from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

try:  # not in every Qt 6
    from PySide6.QtGui import QAccessibleAnnouncementEvent
except ImportError:  # pragma: no cover
    QAccessibleAnnouncementEvent = None  # type: ignore[assignment,misc]

from heatdesk.canvas.accessible_children import Child, ItemAccess, NameAccess
from heatdesk.canvas.canvas import Canvas
from heatdesk.canvas.nameable import Nameable
from heatdesk.canvas.spoken import alignment_at, ends, where
from heatdesk.canvas.walking import reading_order
from heatdesk.figure.bubbles import Bubble
from heatdesk.heat.zones import Thresholds
from heatdesk.model.change import Change
from heatdesk.model.items import Placement

_PATIENCE: Final = 400
"""Milliseconds of rest before something is said: a held arrow key is one sentence."""

_MOST: Final = 3
"""Items that are told one by one."""

_known: dict[int, Access] = {}
"""By the canvas' address. The factory is one for the whole program and has nothing else to ask."""

_installed = False


class Access(QObject):
    """What a screen reader sees and hears of one canvas. `said` is the last announcement."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self.said = ""
        self._list: CanvasAccess | None = None
        self._items: dict[str, ItemAccess] = {}
        self._names: dict[Nameable, NameAccess] = {}
        self._moved: dict[str, Placement | None] = {}
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_PATIENCE)
        self._quiet.timeout.connect(self._announce)
        canvas.document.changed.connect(self._note)
        canvas.document.settled.connect(self._wait)
        canvas.document.replaced.connect(self._forget)
        canvas.heat.switched.connect(self._tell_scenario)
        canvas.selection.changed.connect(self._tell_focus)

    # The tree --------------------------------------------------------------------------------

    def whole(self) -> CanvasAccess:
        """The canvas itself, made when it is first asked for."""
        if self._list is None:
            self._list = CanvasAccess(self)
        return self._list

    @property
    def bubbles(self) -> dict[str, Bubble]:
        """The visible items in reading order: from top to bottom, from left to right."""
        shown = {bubble.item.id: bubble for bubble in self.canvas.bubbles}
        return {id: shown[id] for id in reading_order(shown.values())}

    def item(self, id: str) -> ItemAccess:
        if id not in self._items:
            self._items[id] = ItemAccess(self, id)
        return self._items[id]

    @property
    def named(self) -> list[Nameable]:
        """What else has a name: the map, ends of axes, quadrants."""
        project = self.canvas.document.project
        return [t for t, _ in self.canvas.scenery.texts if (t.name(project) or "").strip()]

    def name(self, target: Nameable) -> NameAccess:
        if target not in self._names:
            self._names[target] = NameAccess(self, target)
        return self._names[target]

    def parts(self) -> list[Child]:
        """The items, and after them the names."""
        return [*map(self.item, self.bubbles), *map(self.name, self.named)]

    # Saying ----------------------------------------------------------------------------------

    def _note(self, change: Change) -> None:
        """Remembers where things were before they moved."""
        if change.touches("scenario"):
            return  # a scenario that comes or goes with its placements moves nothing
        for key, (before, _) in change.records.items():
            if key[0] == "placement" and key[1] == self.canvas.scenario:
                self._moved.setdefault(key[2], cast("Placement | None", before))

    def _wait(self) -> None:
        if self._moved:
            self._quiet.start()

    def _forget(self) -> None:
        self._quiet.stop()
        self._moved.clear()

    def _tell_scenario(self) -> None:
        self._forget()
        name = self.canvas.document.project.scenario(self.canvas.scenario).name
        self._say(f"Scenario {' '.join(name.split())}".rstrip())

    def _announce(self) -> None:
        if not self.canvas.document.at_rest:
            return  # what settles will say it
        moved, self._moved = self._moved, {}
        words = [text for id, before in moved.items() if (text := self._words(id, before))]
        if len(words) > _MOST:
            words = [f"{len(words)} items moved"]
        if words:
            self._say(". ".join(words))

    def _words(self, id: str, before: Placement | None) -> str:
        """'Twitter moved to 0.42 Professional, 0.10 Talk; now hot'; empty if it stands still."""
        project = self.canvas.document.project
        now = project.placement(self.canvas.scenario, id)
        if not project.has_item(id) or now == before:
            return ""
        name = " ".join(project.item(id).name.split())
        if now is None:
            return f"{name} taken off the map"
        if before is not None and (now.x, now.y) == (before.x, before.y):
            return ""
        verb = "moved to" if before is not None else "placed at"
        return f"{name} {verb} {where(project.properties.axes, now)}; now {self._zone(now)}"

    def _zone(self, placement: Placement) -> str:
        """The zone of the centre."""
        canvas = self.canvas
        heat = alignment_at(canvas.document.project, canvas.scenario, placement.x, placement.y)
        return Thresholds.of(canvas.document.project.properties.heat, canvas.alignment_scale).zone(
            heat
        )

    def _say(self, text: str) -> None:
        self.said = text
        if QAccessibleAnnouncementEvent is not None:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.canvas, text))
        else:  # pragma: no cover
            alert = QAccessibleEvent(self.canvas, QAccessible.Event.Alert)
            QAccessible.updateAccessibility(alert)

    def _tell_focus(self) -> None:
        """The chosen item has the focus: readers follow it."""
        if not QAccessible.isActive() or not self.canvas.hasFocus():
            return
        index = self.whole().index_of_focus()
        if index >= 0:
            event = QAccessibleEvent(self.canvas, QAccessible.Event.Focus)
            event.setChild(index)
            QAccessible.updateAccessibility(event)


class CanvasAccess(QAccessibleWidget):
    """The canvas as a list of its visible items, and of the names around them."""

    def __init__(self, access: Access) -> None:
        super().__init__(access.canvas, QAccessible.Role.List, "Map")
        self._access = access

    def childCount(self) -> int:
        return len(self._access.bubbles) + len(self._access.named)

    def child(self, index: int) -> QAccessibleInterface:
        parts = self._access.parts()
        if not 0 <= index < len(parts):
            return None  # type: ignore[return-value]  # Qt takes none where there is none
        return parts[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        parts = self._access.parts()
        return parts.index(child) if child in parts else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """The item whose marker is there, or the name that stands there."""
        for child in self._access.parts():
            if child.rect().contains(QPoint(x, y)):
                return child
        return None  # type: ignore[return-value]  # Qt takes none where there is none

    def focusChild(self) -> QAccessibleInterface:
        index = self.index_of_focus()
        return self.child(index) if index >= 0 else self

    def index_of_focus(self) -> int:
        """Which child has the focus: the one that was chosen last; -1 if none was."""
        chosen, ids = self._access.canvas.selection.ids, list(self._access.bubbles)
        return ids.index(chosen[-1]) if chosen and chosen[-1] in ids else -1

    def text(self, t: QAccessible.Text) -> str:
        properties = self._access.canvas.document.project.properties
        if t == QAccessible.Text.Name:
            title = " ".join(properties.title.split())
            return f"Map: {title}" if title else "Map"
        if t == QAccessible.Text.Description:
            axes = properties.axes
            return f"across: {ends(axes.x)}; up: {ends(axes.y)}; {len(self._access.bubbles)} items"
        return ""


def install(canvas: Canvas) -> Access:
    """Gives the canvas its interface and its voice, for as long as it lives."""
    global _installed
    access = Access(canvas)
    address = shiboken6.getCppPointer(canvas)[0]
    _known[address] = access
    canvas.destroyed.connect(lambda: _known.pop(address, None))
    if not _installed:
        _installed = True
        QAccessible.installFactory(_make)
    return access


def _make(key: str, of: QObject | None) -> QAccessibleInterface | None:
    """The factory that Qt asks for every class of an object, from its own up."""
    if key != "Canvas" or of is None:
        return None
    access = _known.get(shiboken6.getCppPointer(of)[0])
    return access.whole() if access is not None else None
