"""Stage: the widget that shows where a talk stands. The room's leads, the presenter's mirrors it.

It puts finished pages on the screen. Only while a map is edited, or glides from one scenario into
another, does a live canvas stand where the page has its map.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from heatdesk.canvas.guard import guarded
from heatdesk.figure.stage import Layers, Place
from heatdesk.presentation.hud import Hud
from heatdesk.presentation.lens_view import between, paint_small_map, paint_zooming, shrunk
from heatdesk.presentation.light import WHOLE, Lens
from heatdesk.presentation.live_part import LivePart
from heatdesk.presentation.overlay import Overlay
from heatdesk.presentation.pages import Page, Pages
from heatdesk.presentation.stage_map import StageMap
from heatdesk.presentation.stage_mouse import StageMouse
from heatdesk.presentation.talk import Talk
from heatdesk.presentation.transition import LAYERS_MS, REVEAL_MS, ZOOM_MS, Transition, way
from heatdesk.presentation.veil import Veil

_REFIT_MS: Final = 120
_AHEAD_MS: Final = 260
"""After a step, before what comes next is drawn: the transition has gone by then."""

_IDLE_MS: Final = 2_000
_NO_CURSOR: Final = Qt.CursorShape.BlankCursor
_SMOOTH: Final = 0.6
"""Down to this share of their size pictures look well as the painter scales them."""


class Stage(QWidget):
    """`clicked()`: somebody wants to go on. `commanded(str)`: something of the hud was pressed."""

    clicked = Signal()
    commanded = Signal(str)

    def __init__(
        self, talk: Talk, pages: Pages, leads: bool, parent: QWidget, hud: Hud | None = None
    ) -> None:
        """One that `leads` says how large pages are, and takes part in black, white and frozen."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self._talk = talk
        self._pages = pages
        self._leads = leads
        self.moves = False
        """Whether pages may fade and glide into one another."""
        self._page: Page | None = None
        self._picture, self._before, self._lens_before = QPixmap(), QPixmap(), WHOLE
        self._scaled: QPixmap | None = None
        self._veil = Veil(talk, pages, leads)
        self.live = LivePart(self, pages)
        self.fade, self.zoom = Transition(self), Transition(self)
        self.overlay = Overlay(talk.light, self, hud)
        self._mouse = StageMouse(self, talk, hud)
        self._soon = _timer(self, self.catch_up, 0)
        self._refit = _timer(self, self.refit, _REFIT_MS)
        self._ahead = _timer(self, self._look_ahead, _AHEAD_MS)
        self._idle = _timer(self, lambda: self.setCursor(_NO_CURSOR), _IDLE_MS)
        self._follow()

    def _follow(self) -> None:
        talk, light = self._talk, self._talk.light
        for changed in (talk.changed, light.zoomed, self._pages.outdated):
            changed.connect(self._soon.start)
        talk.edited.connect(self.catch_up)
        talk.veiled.connect(self._cover)
        self.live.arrived.connect(self._show_live)
        self._pages.outdated.connect(self._lie_over)
        for transition in (self.fade, self.zoom):
            transition.stepped.connect(self.update)
        self.zoom.stepped.connect(lambda: self.overlay.see_through(self._lens))

    # What it shows ----------------------------------------------------------------------------

    @property
    def page(self) -> Page:
        """What the talk wants to be seen now."""
        talk = self._talk
        return Page(talk.scene, talk.place, talk.light.lens)

    @property
    def layers(self) -> Layers:
        """The marks of what is shown."""
        return self._pages.layers(self._page or self.page)

    @property
    def map(self) -> StageMap | None:
        """The live canvas, if there is one."""
        return self.live.map

    @property
    def _lens(self) -> Lens:
        """What the page is seen through at this moment."""
        lens = self._talk.light.lens
        return between(self._lens_before, lens, self.zoom.t) if self.zoom.under_way else lens

    def page_rect(self) -> QRectF:
        """Where the page lies in the widget."""
        if self._leads:
            return QRectF(self.rect())
        page = self._pages.size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - page.width()) / 2, (self.height() - page.height()) / 2
        return QRectF(left, top, page.width(), page.height())

    def catch_up(self) -> None:
        """Shows what the talk wants to be seen, in the way that it should come."""
        self._soon.stop()
        page = self.page
        if self._talk.editing:
            self._settle()
        elif page != self._page:
            self._turn_to(page)
        self._take(page)
        self.live.lie_on(self.page_rect(), page.lens)
        self.overlay.see_through(self._lens)
        self._show_live()
        self._ahead.start()

    def _turn_to(self, page: Page) -> None:
        before, self._before = self._page, self._picture
        moves = self.moves and self._leads and self.isVisible() and not self._veil.covers
        how = way(before, page) if moves else "cut"
        self._settle()
        if before is not None and before.lens != page.lens:
            self._lens_before = before.lens
            if moves:
                self.zoom.begin(ZOOM_MS)
        if before is not None and how == "morph":
            self.live.glide(before.scene, page.scene)
        elif how in {"layers", "reveal"}:
            self.fade.begin(REVEAL_MS if how == "reveal" else LAYERS_MS)

    def _settle(self) -> None:
        """Whatever is on its way arrives at once."""
        self.fade.end()
        self.zoom.end()
        self.live.end_glide()

    def _take(self, page: Page) -> None:
        self._page, self._picture, self._scaled = page, self._pages.picture(page), None
        self.update()

    def _show_live(self) -> None:
        editing = self._talk.editing and self.page.has_map
        self.live.show(self._talk.scene if editing else None, not self._veil.covers)
        self.overlay.raise_()
        self.update()

    def _look_ahead(self) -> None:
        """Has drawn what is likely to be wanted next."""
        talk = self._talk
        if not self._leads:
            return
        count = len(talk.scenes)
        pages = [Page(scene, Place(n, count)) for n, scene in enumerate(talk.scenes)]
        following = pages[talk.index + 1 : talk.index + 2]
        self._pages.expect(following, pages)
        if not following:
            return
        ahead = following[0]
        if self.moves and way(self._page, ahead) == "morph":
            self.live.prepare()
            self.overlay.raise_()

    # Veils ------------------------------------------------------------------------------------

    def _cover(self) -> None:
        if not self._leads:
            return
        self._settle()
        self._veil.follow(self._picture, self.grab)
        self._show_live()
        self.overlay.setVisible(self._veil.lets_point)

    # Painting ---------------------------------------------------------------------------------

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._veil.paint(painter, self.rect()):
            self._paint_page(painter, self.page_rect())
        painter.end()

    def _paint_page(self, painter: QPainter, rect: QRectF) -> None:
        if self._page is None:
            self.catch_up()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if rect.size() != self.size().toSizeF():
            painter.fillRect(self.rect(), QColor(self._pages.look.canvas))
        lens = self._talk.light.lens
        if self.zoom.under_way:
            paint_zooming(painter, self._whole_page(), rect, self._lens)
            return
        if self.fade.under_way:
            painter.drawPixmap(rect.topLeft(), self._before)
            painter.setOpacity(self.fade.t)
        picture = self._fitting(rect)
        painter.drawPixmap(rect, picture, QRectF(picture.rect()))
        if lens.zoom > 1.0 and not self._talk.editing:
            paint_small_map(painter, self._whole_page(), rect, lens, self._pages.look)

    def _fitting(self, rect: QRectF) -> QPixmap:
        """The picture, or a smaller one where the painter would leave letters ragged."""
        wanted = (rect.size() * self.devicePixelRatioF()).toSize()
        if wanted.width() > _SMOOTH * self._picture.width():
            return self._picture
        if self._scaled is None or self._scaled.size() != wanted:
            self._scaled = shrunk(self._picture, wanted, self.devicePixelRatioF())
        return self._scaled

    def _whole_page(self) -> QPixmap:
        return self._pages.picture(replace(self.page, lens=WHOLE))

    # Size -------------------------------------------------------------------------------------

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refit() if self._page is None else self._refit.start()
        self.overlay.setGeometry(self.rect())
        self._lie_over()

    def _lie_over(self) -> None:
        """What lies over the page lies where it is now."""
        self.overlay.lie_on(self.page_rect())
        self.live.lie_on(self.page_rect(), self._talk.light.lens)

    def refit(self) -> None:
        """The page has another size or shape, or the display another scale."""
        if self._leads:
            self._pages.fit(QSize(self.size()), self.devicePixelRatioF())
        self._scaled = None
        self._lie_over()
        self.update()

    # The mouse --------------------------------------------------------------------------------

    @guarded
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The live canvas has the mouse while the map is edited: it points there too."""
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._mouse.follow(self.mapFromGlobal(event.globalPosition()), event)
        return super().eventFilter(watched, event)

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse.move(event)
        if self._leads:
            self._idle.start()

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._mouse.press(event)

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._mouse.release(event)

    @guarded
    def wheelEvent(self, event: QWheelEvent) -> None:
        self._mouse.turn(event)

    @guarded
    def leaveEvent(self, event: QEvent) -> None:
        self._mouse.leave()


def _timer(stage: QObject, do: Callable[[], object], ms: int) -> QTimer:
    """Calls once, so long after it was last started."""
    timer = QTimer(stage)
    timer.setSingleShot(True)
    timer.setInterval(ms)
    timer.timeout.connect(do)
    return timer
