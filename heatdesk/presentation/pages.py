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

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QColor, QPixmap

from heatdesk.analysis.story.scenes import Scene
from heatdesk.figure.emphasis import FADED
from heatdesk.figure.labels import Label
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Mark
from heatdesk.figure.stage import Layers, Place, stage_field, stage_labels, stage_layers
from heatdesk.figure.stage_layout import StageLayout
from heatdesk.figure.stage_scene import Values
from heatdesk.presentation.easel import Easel, Part
from heatdesk.presentation.hairlines import hairlines
from heatdesk.presentation.light import WHOLE, Lens
from heatdesk.presentation.screenplay import Screenplay

_MOST_BYTES: Final = 160_000_000
"""Of pictures kept; at least three are, however large."""

_PIECE_MS: Final = 8
"""Between two pieces of what is drawn ahead: a drag or a pointer comes first."""

_DIGITS: Final = 4
_LAYERS: Final = 64
"""Pages whose marks are kept."""

_PARTS: Final = 4
"""Layers that pages share are kept."""


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
        self._look, self._call = look, False
        self._easel = Easel(QSize(1280, 720))
        self._kept: OrderedDict[Page, QPixmap] = OrderedDict()
        self._layers: OrderedDict[Page, Layers] = OrderedDict()
        self._parts: OrderedDict[tuple[Hashable, Lens], Part] = OrderedDict()
        self._grounds: OrderedDict[tuple[Hashable, Lens], QPixmap] = OrderedDict()
        self._labels: dict[str, Sequence[Label]] = {}
        self._fields: dict[str, Values] = {}
        self._waiting: list[Page] = []
        self._later: list[Page] = []
        self._begun: tuple[Page, Iterator[QPixmap | None]] | None = None
        self._soon = QTimer(self)
        self._soon.setInterval(_PIECE_MS)
        self._soon.timeout.connect(self._draw_piece)
        play.changed.connect(self.forget)

    @property
    def look(self) -> Look:
        return self._look

    @property
    def call(self) -> bool:
        """Whether pages are drawn for a video call."""
        return self._call

    @property
    def layout(self) -> StageLayout:
        """Where things stand on a page, in its units: the window's own pixels."""
        return StageLayout.of(self._easel.size.width(), self._easel.size.height())

    @property
    def size(self) -> QSize:
        return self._easel.size

    @property
    def ratio(self) -> float:
        """Device pixels to each of ours."""
        return self._easel.ratio

    def fit(self, size: QSize, ratio: float) -> None:
        """Draws pages of this size from now on; `ratio` is device pixels to each of ours."""
        size = size.expandedTo(QSize(16, 16))
        if (size, round(ratio, _DIGITS)) != (self._easel.size, round(self._easel.ratio, _DIGITS)):
            self._easel = Easel(size, ratio)
            self.forget()

    def dress(self, look: Look, call: bool = False) -> None:
        """Draws pages in this look from now on; for a video `call` with thicker lines."""
        if (look, call) != (self._look, self._call):
            self._look, self._call = look, call
            self.forget()

    def forget(self) -> None:
        """Nothing that was drawn holds any more."""
        self._soon.stop()
        self.drop()
        for kept in (self._layers, self._parts, self._grounds, self._labels, self._fields):
            kept.clear()
        self._waiting.clear()
        self._later.clear()
        self.outdated.emit()

    def drop(self) -> None:
        """Lets go of the pictures of pages. Their marks, and what several pages share, stay."""
        self._begun = None
        self._kept.clear()

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

    def expect(self, pages: Iterable[Page], later: Iterable[Page] = ()) -> None:
        """These pages may be wanted soon. Of those that somebody may jump to `later` nothing is
        drawn, but all is laid out.
        """
        self._waiting = [page for page in pages if page not in self._kept]
        self._later = [page for page in later if page not in self._layers]
        if self._waiting or self._later:
            self._soon.start()

    @property
    def idle(self) -> bool:
        """Whether all that is expected has been drawn."""
        return not self._waiting

    def _draw_piece(self) -> None:
        self._waiting = [page for page in self._waiting if page not in self._kept]
        if not self._waiting:
            self._lay_out_one()
            return
        page = self._waiting[0]
        if self._begun is None or self._begun[0] != page:
            self._begun = page, self._pieces(page)
        picture = next(self._begun[1])
        if picture is not None:
            self._begun = None
            self._waiting.pop(0)
            self._keep(page, picture)

    def _lay_out_one(self) -> None:
        if not self._later:
            self._soon.stop()
            return
        self.layers(self._later.pop(0)).lay_out()

    def _keep(self, page: Page, picture: QPixmap) -> None:
        self._kept[page] = picture
        bytes = picture.width() * picture.height() * 4
        while len(self._kept) > 3 and len(self._kept) * bytes > _MOST_BYTES:
            self._kept.popitem(last=False)
        self.drawn.emit()

    def _pieces(self, page: Page) -> Iterator[QPixmap | None]:
        """Draws a page piece by piece; the last piece is the picture."""
        layers, scene, lens = self.layers(page), page.scene, page.lens
        show = scene.step.show
        yield None
        picture = self._ground(scene, layers, lens)
        yield None
        self._easel.paint(picture, (*layers.stress, *layers.moves), lens)
        yield None
        extents = ("extents", scene.scenario, show.technologies, show.roles, show.heat)
        front = layers.front
        strength = 1.0 if front is None else FADED
        self._easel.put(
            picture, self._part(extents, lambda: self._fine(layers.extents, lens), lens), strength
        )
        yield None
        self._easel.paint(picture, (*self._fine(front or (), lens), *layers.names), lens)
        yield None
        self._easel.paint(picture, layers.words, lens)
        yield picture

    def _fine(self, extents: Sequence[Mark], lens: Lens) -> tuple[Mark, ...]:
        """With outlines that the painter has done with in a fortieth of the time."""
        return tuple(hairlines(extents, self._easel.ratio * lens.zoom))

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
            self._field,
            self._call,
        )

    def _field(self, scenario: str) -> Values:
        if scenario not in self._fields:
            self._fields[scenario] = stage_field(self._play.project, scenario)
        return self._fields[scenario]

    def _ground(self, scene: Scene, layers: Layers, lens: Lens) -> QPixmap:
        """Heat and board on the page's own colour, to be painted on."""
        show = scene.step.show
        key = (scene.scenario, show.heat, show.contours, scene.compare, show.axes)
        if (key, lens) not in self._grounds:
            made = self._easel.empty(self._easel.size, QColor(self._look.canvas))
            self._easel.paint(made, (*layers.heat, *layers.board), lens)
            self._grounds[key, lens] = made
            while len(self._grounds) > _PARTS:
                self._grounds.popitem(last=False)
        self._grounds.move_to_end((key, lens))
        return QPixmap(self._grounds[key, lens])

    def _part(self, key: Hashable, make: Callable[[], Sequence[Mark]], lens: Lens) -> Part:
        """A layer that several pages share."""
        if (key, lens) not in self._parts:
            self._parts[key, lens] = self._easel.apart(make(), lens)
            while len(self._parts) > _PARTS:
                self._parts.popitem(last=False)
        self._parts.move_to_end((key, lens))
        return self._parts[key, lens]
