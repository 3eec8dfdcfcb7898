"""A clicker alone, from the start of the example to its end: what is really painted at each step.

Marks tell what a page is made of; these are the pixels that the room sees.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from heatdesk.storage.templates import EXAMPLE, open_template
from tests.builders.driver import turn
from tests.builders.speaker import Key, Speaker

TECHNOLOGY, ROLE = "#0b5fa5", "#4c1d95"
HEATED = frozenset({"overlay", "warm", "hot", "more", "target"})


@pytest.fixture
def speaker(qapp: QApplication, tmp_path: Path) -> Iterator[Speaker]:
    made = Speaker(open_template(EXAMPLE), tmp_path).begin()
    made.show.audience.resize(960, 540)
    made.room.refit()
    turn()
    yield made
    made.close()


def plane(speaker: Speaker) -> QImage:
    """What the room sees of the plane."""
    frame = speaker.show.pages.layout.frame
    left, top, side = round(frame.left) + 2, round(frame.top) + 2, round(frame.side) - 4
    return speaker.picture().copy(left, top, side, side)


def colours(picture: QImage) -> Iterator[QColor]:
    for x in range(0, picture.width(), 2):
        for y in range(0, picture.height(), 2):
            yield picture.pixelColor(x, y)


def share_hot(picture: QImage) -> float:
    """Of the pixels, the share in colours that only the heat has: from yellow to red."""
    found = [_is_hot(colour) for colour in colours(picture)]
    return sum(found) / len(found)


def _is_hot(colour: QColor) -> bool:
    return colour.hsvSaturation() > 90 and not 65 <= colour.hsvHue() <= 350


def has(picture: QImage, wanted: str) -> bool:
    colour = QColor(wanted)
    return any(_difference(found, colour) <= 6 for found in colours(picture))


def _difference(a: QColor, b: QColor) -> int:
    return abs(a.red() - b.red()) + abs(a.green() - b.green()) + abs(a.blue() - b.blue())


def test_nothing_is_painted_before_its_step(speaker: Speaker) -> None:
    seen: list[str] = []
    while True:
        kind, picture = speaker.kind, plane(speaker)
        seen.append(kind)
        come = set(seen)
        assert has(picture, TECHNOLOGY) <= ("technologies" in come), kind
        assert has(picture, ROLE) <= ("roles" in come), kind
        hot = share_hot(picture)
        assert (hot > 0.0) <= ("overlay" in come), (kind, hot)
        if kind in HEATED:
            assert hot > 0.05, kind
            assert has(picture, TECHNOLOGY)
            assert has(picture, ROLE)
        if kind == "technologies":
            assert has(picture, TECHNOLOGY)
        if kind == "roles":
            assert has(picture, ROLE)
            assert not has(picture, TECHNOLOGY)
        if speaker.talk.following is None:
            break
        speaker.press(Key.Key_PageDown, where="audience")
    assert seen == speaker.kinds
    speaker.press(Key.Key_Escape, where="audience")
    assert speaker.over


def test_going_back_takes_each_away_again(speaker: Speaker) -> None:
    speaker.press(*[Key.Key_PageDown] * speaker.kinds.index("overlay"))
    pictures = [plane(speaker)]
    assert share_hot(pictures[0]) > 0.05
    for _ in range(speaker.kinds.index("overlay")):
        speaker.press(Key.Key_PageUp)
        pictures.append(plane(speaker))
        assert share_hot(pictures[-1]) == 0.0
    assert speaker.kind == "title"
    assert not has(pictures[-1], TECHNOLOGY)
    assert not has(pictures[-1], ROLE)
