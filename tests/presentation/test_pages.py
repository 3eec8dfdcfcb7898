"""Pages: what each shows, kept while it holds, drawn ahead, and never drawn twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from heatdesk.figure.look import look
from heatdesk.figure.stage import Place
from heatdesk.model import edits
from heatdesk.presentation import easel
from heatdesk.presentation import pages as module
from heatdesk.presentation.light import Lens
from heatdesk.presentation.pages import Page, Pages
from tests.presentation.conftest import a_map
from tests.presentation.test_talk import Stand


class Book(Stand):
    def __init__(self) -> None:
        super().__init__(a_map())
        self.pages = Pages(self.play, look(False))
        self.pages.fit(QSize(640, 360), 1.0)

    def page(self, index: int, lens: Lens | None = None) -> Page:
        place = Place(index, len(self.talk.scenes))
        scene = self.talk.scenes[index]
        return Page(scene, place) if lens is None else Page(scene, place, lens)


@pytest.fixture
def book(qapp: QApplication) -> Book:
    return Book()


@pytest.fixture
def drawings(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many marks were painted, each time."""
    counted: list[int] = []
    real = easel.paint

    def counting(painter: object, marks: list[object]) -> None:
        counted.append(len(marks))
        real(painter, marks)

    monkeypatch.setattr(easel, "paint", counting)
    return counted


def wait(until: Callable[[], bool]) -> None:
    QTest.qWaitFor(until, 5000)
    assert until()


def test_a_page_is_drawn_once(book: Book, drawings: list[int]) -> None:
    first = book.pages.picture(book.page(4))
    assert first.size() == QSize(640, 360)
    count = len(drawings)
    assert book.pages.picture(book.page(4)) is first
    assert len(drawings) == count > 0


def test_steps_share_their_heat_and_their_board(book: Book, drawings: list[int]) -> None:
    hot = book.kinds.index("hot")
    book.pages.picture(book.page(hot))
    drawings.clear()
    page = book.page(hot + 1)
    book.pages.picture(page)
    layers = book.pages.layers(page)
    own = (layers.stress, (*(layers.front or ()), *layers.names), layers.words)
    assert drawings == [len(marks) for marks in own if marks]
    assert layers.extents
    assert layers.heat
    assert layers.board


def test_what_is_expected_is_drawn_while_nothing_else_is_to_do(book: Book, qtbot: QtBot) -> None:
    page = book.page(4)
    assert book.pages.drawn_ahead(page) is None
    book.pages.expect([page])
    assert not book.pages.idle
    qtbot.waitUntil(lambda: book.pages.idle)
    assert book.pages.drawn_ahead(page) is not None


def test_what_may_be_jumped_to_is_laid_out_and_not_drawn(
    book: Book, drawings: list[int], qtbot: QtBot
) -> None:
    pages = [book.page(n) for n in range(len(book.kinds))]
    book.pages.expect(pages[1:2], pages)
    qtbot.waitUntil(lambda: all("words" in vars(book.pages.layers(page)) for page in pages))
    assert [book.pages.drawn_ahead(page) is not None for page in pages].count(True) == 1
    laid_out = book.pages.layers(pages[5])
    book.pages.picture(pages[5])
    book.pages.drop()
    assert book.pages.drawn_ahead(pages[5]) is None
    assert book.pages.layers(pages[5]) is laid_out
    book.pages.forget()
    assert book.pages.layers(pages[5]) is not laid_out


def test_what_is_wanted_in_the_middle_of_that_is_there_at_once(
    book: Book, drawings: list[int], qtbot: QtBot
) -> None:
    page = book.page(4)
    book.pages.expect([page])
    QTest.qWait(20)
    book.pages.picture(page)
    count = len(drawings)
    qtbot.waitUntil(lambda: book.pages.idle)
    assert len(drawings) == count


def test_a_change_of_the_map_outdates_every_page(book: Book) -> None:
    before = book.pages.picture(book.page(4)).toImage()
    told: list[None] = []
    book.pages.outdated.connect(lambda: told.append(None))
    change = edits.place(book.project, "now", "press", 0.2, 0.1)
    book.document.edit("Move", change)
    assert told
    assert book.pages.picture(book.page(4)).toImage() != before


def test_another_look_or_size_outdates_them_too(book: Book) -> None:
    light = book.pages.picture(book.page(4)).toImage()
    book.pages.dress(look(True))
    assert book.pages.picture(book.page(4)).toImage() != light
    book.pages.fit(QSize(800, 600), 2.0)
    picture = book.pages.picture(book.page(4))
    assert picture.size() == QSize(1600, 1200)
    assert picture.devicePixelRatio() == 2.0


def test_through_the_lens_a_page_is_drawn_sharply(book: Book) -> None:
    """What lies at the middle of the lens stays there; and it is no stretched picture."""
    whole = book.pages.picture(book.page(4)).toImage()
    close = book.pages.picture(book.page(4, Lens(2.0, (0.0, 0.0)))).toImage()
    stretched = whole.copy(0, 0, 320, 180).scaled(640, 360)
    assert close != stretched
    far = [
        (x, y)
        for x in range(0, 640, 5)
        for y in range(0, 360, 5)
        if abs(close.pixelColor(x, y).lightness() - stretched.pixelColor(x, y).lightness()) > 60
    ]
    assert len(far) < 0.1 * 128 * 72, "it shows the same part of the page"


def test_old_pages_make_room(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_BYTES", 4 * 640 * 360 * 4)
    for index in range(8):
        book.pages.picture(book.page(index))
    kept = [book.pages.drawn_ahead(book.page(n)) is not None for n in range(8)]
    assert kept == [False] * 4 + [True] * 4
