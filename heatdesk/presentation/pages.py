"""Pages: the pictures of steps at one size, kept as long as they hold, and drawn ahead of time.

A step is shown by putting a finished picture on the screen. The next one is drawn in pieces while
nothing else is to do, so that a clicker never waits; the heat and the board, which most steps
share, are drawn once.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap

from heatdesk.analysis.story.scenes import Scene
from heatdesk.export.painter import paint
from heatdesk.figure.labels import Label
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Mark
from heatdesk.figure.stage import Layers, Place, stage_labels, stage_layers
from heatdesk.figure.stage_layout import StageLayout
from heatdesk.presentation.light import WHOLE, Lens
from heatdesk.presentation.screenplay import Screenplay

_MOST_BYTES: Final = 160_000_000
"""Of pictures kept; at least three are, however large."""

_PIECE_MS: Final = 8
"""Between two pieces of what is drawn ahead: a drag or a pointer comes first."""

_DIGITS: Final = 4
_LAYERS: Final = 4
"""Pages whose marks are kept."""


@dataclass(frozen=True, slots=True)
class Page:
    """What is on a page: a scene, its place among the steps, and the lens it is seen through."""

    scene: Scene
    place: Place
    lens: Lens = WHOLE

    @property
    def has_map(self) -> bool:
        return self.scene.step.kind != "title"


class Pages(QObject):
    """Draws pages of a screenplay. `outdated()`: what was drawn no longer holds. `drawn()`: another
    page is ready.
    """

    outdated = Signal()
    drawn = Signal()

    def __init__(self, play: Screenplay, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._play = play
        self._look = look
        self._size, self._ratio = QSize(1280, 720), 1.0
        self._kept: OrderedDict[Page, QPixmap] = OrderedDict()
        self._layers: OrderedDict[Page, Layers] = OrderedDict()
        self._parts: dict[tuple[Hashable, Lens], QPixmap] = {}
        self._labels: dict[str, Sequence[Label]] = {}
        self._waiting: list[Page] = []
        self._begun: tuple[Page, Iterator[QPixmap | None]] | None = None
        self._soon = QTimer(self)
        self._soon.setInterval(_PIECE_MS)
        self._soon.timeout.connect(self._draw_piece)
        play.changed.connect(self.forget)

    @property
    def look(self) -> Look:
        return self._look

    @property
    def layout(self) -> StageLayout:
        """Where things stand on a page, in its units: the window's own pixels."""
        return StageLayout.of(self._size.width(), self._size.height())

    @property
    def size(self) -> QSize:
        return self._size

    def fit(self, size: QSize, ratio: float) -> None:
        """Draws pages of this size from now on; `ratio` is device pixels to each of ours."""
        size = size.expandedTo(QSize(16, 16))
        if (size, round(ratio, _DIGITS)) != (self._size, round(self._ratio, _DIGITS)):
            self._size, self._ratio = size, ratio
            self.forget()

    def dress(self, look: Look) -> None:
        if look != self._look:
            self._look = look
            self.forget()

    def forget(self) -> None:
        """Nothing that was drawn holds any more."""
        self._soon.stop()
        self._begun = None
        for kept in (self._kept, self._layers, self._parts, self._labels, self._waiting):
            kept.clear()
        self.outdated.emit()

    def picture(self, page: Page) -> QPixmap:
        """The page's picture, drawn now if it was not drawn ahead."""
        if page not in self._kept:
            begun, self._begun = self._begun, None
            pieces = begun[1] if begun is not None and begun[0] == page else self._pieces(page)
            self._keep(page, next(picture for picture in pieces if picture is not None))
        self._kept.move_to_end(page)
        return self._kept[page]

    def drawn_ahead(self, page: Page) -> QPixmap | None:
        """The page's picture, if there is one."""
        return self._kept.get(page)

    def layers(self, page: Page) -> Layers:
        """The marks of a page, back to front."""
        if page not in self._layers:
            self._layers[page] = self._made(page)
            while len(self._layers) > _LAYERS:
                self._layers.popitem(last=False)
        return self._layers[page]

    def expect(self, pages: Iterable[Page]) -> None:
        """These pages may be wanted soon."""
        self._waiting = [page for page in pages if page not in self._kept]
        if self._waiting:
            self._soon.start()

    @property
    def idle(self) -> bool:
        """Whether all that is expected has been drawn."""
        return not self._waiting

    def _draw_piece(self) -> None:
        self._waiting = [page for page in self._waiting if page not in self._kept]
        if not self._waiting:
            self._soon.stop()
            return
        page = self._waiting[0]
        if self._begun is None or self._begun[0] != page:
            self._begun = page, self._pieces(page)
        picture = next(self._begun[1])
        if picture is not None:
            self._begun = None
            self._waiting.pop(0)
            self._keep(page, picture)

    def _keep(self, page: Page, picture: QPixmap) -> None:
        self._kept[page] = picture
        bytes = picture.width() * picture.height() * 4
        while len(self._kept) > 3 and len(self._kept) * bytes > _MOST_BYTES:
            self._kept.popitem(last=False)
        self.drawn.emit()

    def _pieces(self, page: Page) -> Iterator[QPixmap | None]:
        """Draws a page piece by piece; the last piece is the picture."""
        layers, scene = self.layers(page), page.scene
        yield None
        picture, show = self._empty(QColor(self._look.canvas)), scene.step.show
        heat = ("heat", scene.scenario, show.heat, show.contours, scene.compare)
        for key, marks in ((heat, layers.heat), (("board", show.axes), layers.board)):
            if marks:
                self._put(picture, self._part(key, marks, page.lens))
            yield None
        for marks in (layers.stress, layers.items, layers.words):
            self._paint(picture, marks, page.lens)
            if marks is not layers.words:
                yield None
        yield picture

    def _made(self, page: Page) -> Layers:
        scene, play = page.scene, self._play
        if scene.scenario not in self._labels:
            found = stage_labels(play.project, scene.scenario, self._look, self.layout)
            self._labels[scene.scenario] = found
        return stage_layers(
            play.project,
            scene,
            play.read(scene.scenario),
            self._look,
            self.layout,
            play.scale,
            page.place,
            self._labels[scene.scenario],
        )

    def _part(self, key: Hashable, marks: Sequence[Mark], lens: Lens) -> QPixmap:
        """A layer that several pages share."""
        if (key, lens) not in self._parts:
            part = self._empty(QColor(Qt.GlobalColor.transparent))
            self._paint(part, marks, lens)
            self._parts = {other: kept for other, kept in self._parts.items() if other[1] == lens}
            self._parts[key, lens] = part
        return self._parts[key, lens]

    def _empty(self, ground: QColor) -> QPixmap:
        picture = QPixmap(self._size * self._ratio)
        picture.setDevicePixelRatio(self._ratio)
        picture.fill(ground)
        return picture

    def _put(self, picture: QPixmap, part: QPixmap) -> None:
        _with_painter(picture, lambda painter: painter.drawPixmap(0, 0, part))

    def _paint(self, picture: QPixmap, marks: Sequence[Mark], lens: Lens) -> None:
        def draw(painter: QPainter) -> None:
            x, y = lens.at[0] * self._size.width(), lens.at[1] * self._size.height()
            painter.translate(x, y)
            painter.scale(lens.zoom, lens.zoom)
            painter.translate(-x, -y)
            paint(painter, marks)

        if marks:
            _with_painter(picture, draw)


def _with_painter(picture: QPixmap, draw: Callable[[QPainter], object]) -> None:
    painter = QPainter(picture)
    try:
        draw(painter)
    finally:
        painter.end()
