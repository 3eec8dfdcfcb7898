"""A person at the real window with a mouse and a keyboard, and what that person can see."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar

from heatdesk.canvas.items.lines_item import LinesItem
from heatdesk.canvas.nameable import Nameable
from heatdesk.canvas.scenery import Scenery
from heatdesk.figure.bounds import text_bounds
from heatdesk.figure.labels import Label
from heatdesk.figure.marks import Rect, Text
from heatdesk.figure.vision import VISIONS, Vision
from heatdesk.heat.field import rebuild
from heatdesk.model.items import Placement
from heatdesk.model.project import Project
from heatdesk.panels.items.item_list import ItemList
from heatdesk.window.main_window import MainWindow
from tests.builders.driver import Canvas, row_of, turn
from tests.end2end.test_from_nothing import LEFT, Person

NONE = Qt.KeyboardModifier.NoModifier


class User(Person):
    """Adds to a Person what acceptance needs: gestures in parts, held keys, and a look around."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.canvas = window.session.canvas

    def open(self, project: Project) -> None:
        self.window.saving.begin(project)
        self.window.show_map()
        self.canvas.setFocus()
        turn()

    # By mouse --------------------------------------------------------------------------------

    def click_at(self, x: float, y: float, held: Qt.KeyboardModifier = NONE) -> None:
        """A click on the map with keys held."""
        QTest.mouseClick(self._handle, LEFT, held, self.at(x, y))
        QTest.qWait(QApplication.doubleClickInterval() + 10)

    def press(self, x: float, y: float) -> None:
        self.point(x, y)
        QTest.mousePress(self._handle, LEFT, pos=self.at(x, y))

    def release(self, x: float, y: float) -> None:
        QTest.mouseRelease(self._handle, LEFT, pos=self.at(x, y))
        QTest.qWait(QApplication.doubleClickInterval() + 10)

    def double_click_name(self, target: Nameable) -> None:
        left, top, right, bottom = text_bounds(self.text(target))
        middle = self.canvas.frame.to_plane((left + right) / 2, (top + bottom) / 2)
        self.double_click_map(*middle)

    def begin_row_drag(self, name: str) -> QMimeData:
        """Drags a row of the list out of it, and gives what it carries. What follows is the
        system's: see `drop`.
        """
        items, carried = self.window.docks.items.items, Carried()
        before, ItemList.mimeData = ItemList.mimeData, carried.listen(ItemList.mimeData)  # type: ignore[method-assign]
        try:
            rect = items.visualItemRect(row_of(items, name))
            here = items.viewport().mapTo(self.window, rect.center())
            QTest.mousePress(self._handle, LEFT, pos=here)
            for step in (5, 15, 30):
                QTest.mouseMove(self._handle, here + QPoint(step, 0))
                turn()
            QTest.mouseRelease(self._handle, LEFT, pos=here + QPoint(30, 0))
        finally:
            ItemList.mimeData = before  # type: ignore[method-assign]
        (data,) = carried.data
        return data

    def drop(self, data: QMimeData, x: float, y: float) -> None:
        """What the system tells of a drag over the map and its end there."""
        canvas = Canvas(self.session)
        assert canvas.drag_in(data, -0.9, -0.9)
        canvas.drag_over(data, x - 0.1, y).drag_over(data, x, y).drop(data, x, y)

    def show_details(self) -> None:
        """Clicks the tab of the details, if they lie behind another panel."""
        if not self.window.docks.inspector.visibleRegion().isEmpty():
            return
        for bar in self.window.findChildren(QTabBar):
            for tab in range(bar.count()):
                if bar.tabText(tab) == "Details":
                    there = bar.mapTo(self.window, bar.tabRect(tab).center())
                    QTest.mouseClick(self._handle, LEFT, pos=there)
                    turn()

    # By eye ----------------------------------------------------------------------------------

    @property
    def scenery(self) -> Scenery:
        return self.canvas.scenery

    def text(self, target: Nameable) -> Text:
        return next(text for other, text in self.scenery.texts if other == target)

    def placement(self, name: str) -> Placement:
        found = self.project.placement(self.canvas.scenario, self.id(name))
        assert found is not None, f"{name} is not on the map"
        return found

    def id(self, name: str) -> str:
        (item,) = (item for item in self.project.items if item.name == name)
        return item.id

    def chosen(self) -> list[str]:
        return [self.project.item(id).name for id in self.session.selection.ids]

    def steps(self) -> tuple[str, ...]:
        return self.session.document.history.steps

    def picture(self) -> QImage:
        turn()
        return self.canvas.grab().toImage()

    def field(self) -> np.ndarray:
        """The alignment that is shown, on its grid."""
        return np.array(self.session.heat.heat().field.alignment)

    def exact_heat(self, n: int) -> np.ndarray:
        """The alignment of the map as it is now, from scratch."""
        return np.array(rebuild(self.project, self.canvas.scenario, n).overlay("alignment"))

    def heat_is_exact(self) -> bool:
        shown = self.field()
        exact = self.exact_heat(len(shown))
        return bool(np.abs(shown - exact).max() <= 1e-3 * exact.max())

    def alignment(self, x: float, y: float) -> float:
        field = self.field()
        row, column = (min(int((v + 1) * len(field) / 2), len(field) - 1) for v in (y, x))
        return float(field[row, column])

    def length_of_lines(self) -> float:
        """How long the lines around hot and warm are that are drawn now, in pixels."""
        (item,) = (item for item in self.canvas.scene().items() if isinstance(item, LinesItem))
        assert item.isVisible()
        rings = [ring for marks in item._rings for ring in marks.rings]
        steps = (np.roll(ring, -1, axis=0) - ring for ring in rings)
        return float(sum(np.hypot(step[:, 0], step[:, 1]).sum() for step in steps))

    def around(self, x: float, y: float) -> tuple[int, int, int, int]:
        """A small square of the picture: left, top, width, height."""
        at = QPointF(self.canvas.frame.x(x), self.canvas.frame.y(y)).toPoint()
        return at.x() - 30, at.y() - 30, 60, 60

    def see_as(self, vision: Vision) -> None:
        """Through the menu."""
        view = self.window.menus["View"].actions()
        (eyes,) = (entry for entry in view if "eyes" in entry.text().replace("&", ""))
        eyes.menu().actions()[VISIONS.index(vision)].trigger()
        turn()
        assert self.canvas.view.look.vision == vision

    def marker_colours(self, picture: QImage, id: str) -> tuple[str, str]:
        """The colours in the middle of a marker and just inside its rim."""
        left, top, right, bottom = self.markers()[id]
        middle, across = round((top + bottom) / 2), round((left + right) / 2)
        spots = (across, middle), (round(right) - 2, middle)
        inner, outer = (picture.pixelColor(x, y).name() for x, y in spots)
        return inner, outer

    def colour_of_zone(self, picture: QImage, zone: str) -> str:
        """The middle colour of the heat in the midst of a zone: lines and names do not count."""
        thresholds, scale = self.canvas.key.thresholds, self.canvas.alignment_scale
        wanted = (thresholds.warm + thresholds.hot) / 2 if zone == "warm" else scale * 0.95
        field, frame = self.field(), self.canvas.frame
        near = np.argwhere(np.abs(field - wanted) < 0.02 * scale)
        spots = -1 + (near + 0.5) * 2 / len(field)
        points = [QPointF(frame.x(x), frame.y(y)).toPoint() for y, x in spots]
        colours = np.array([picture.pixelColor(at).getRgb()[:3] for at in points])
        red, green, blue = np.median(colours, axis=0).astype(int)
        return f"#{red:02x}{green:02x}{blue:02x}"

    def label(self, name: str) -> Label:
        label = self.scenery.label(self.id(name))
        assert label is not None
        return label

    def markers(self) -> dict[str, Rect]:
        half, frame = self.canvas.view.look.marker / 2, self.canvas.frame
        spots = {
            b.item.id: (frame.x(b.placement.x), frame.y(b.placement.y)) for b in self.canvas.bubbles
        }
        return {id: (x - half, y - half, x + half, y + half) for id, (x, y) in spots.items()}

    def covered(self) -> list[tuple[str, str]]:
        """Labels, and what they cover: each other's box or a marker."""
        labels = [label for label in self.scenery.labels if label.number is None]
        pairs = [(a, b) for n, a in enumerate(labels) for b in labels[n + 1 :]]
        found = [(a.id, b.id) for a, b in pairs if overlap(a.rect, b.rect)]
        markers = self.markers().items()
        return found + [(a.id, id) for a in labels for id, box in markers if overlap(a.rect, box)]


class Carried:
    """What a list has given along with rows that were dragged."""

    def __init__(self) -> None:
        self.data: list[QMimeData] = []

    def listen(self, give: Callable[..., QMimeData]) -> Callable[..., QMimeData]:
        def given(items: ItemList, rows: list) -> QMimeData:
            self.data.append(give(items, rows))
            return give(items, rows)

        return given


def overlap(a: Rect, b: Rect) -> bool:
    return a[0] < b[2] and a[2] > b[0] and a[1] < b[3] and a[3] > b[1]


def grown(rect: Rect, by: float) -> Rect:
    return rect[0] - by, rect[1] - by, rect[2] + by, rect[3] + by


def within(rect: Rect, frame: Rect) -> bool:
    left, top, right, bottom = rect
    return left >= frame[0] and top >= frame[1] and right <= frame[2] and bottom <= frame[3]
