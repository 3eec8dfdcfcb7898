"""The windows of a talk in a list of windows."""

from __future__ import annotations

from tests.presentation.conftest import Speaks


def test_the_two_windows_have_icons_of_their_own(speaks: Speaks) -> None:
    show = speaks().show
    for side in (16, 48):
        room, private = (
            window.windowIcon().pixmap(side, side).toImage()
            for window in (show.audience, show.presenter)
        )
        assert room.width() == private.width() == side
        assert room != private
        middle = side // 2
        assert room.pixelColor(middle, middle) != private.pixelColor(middle, side // 8)
