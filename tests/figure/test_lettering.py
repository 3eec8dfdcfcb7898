from __future__ import annotations

import itertools
import unicodedata

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF, QGuiApplication

from heatdesk import resources
from heatdesk.export.fonts import font, load_fonts
from heatdesk.figure import lettering

WEIGHTS = {400: "Inter-Regular.ttf", 600: "Inter-SemiBold.ttf"}

WORDS = [
    "Twitter",
    "Community Marketing",
    "PROFESSIONAL",
    "AVATAR To. Wave Yes",  # pairs that kerning would draw together
    "office fluffy affine",
    "0123456789 ± 1,5 %",
    "-> <= != --> :: 3x4",  # what contextual alternates would replace
    "Café Zürich Ångström naïve",
    "Cafe\u0301",  # the accent as a letter of its own
    unicodedata.normalize("NFD", "ďaleko ľahký ťažký"),  # letters that change with it
    "Ελληνικά Ђорђе Страж",
    "“quoted” – dashed — and…",
    "WWWWWiiiiillll",
    "a",
    " leading and trailing ",
]


@pytest.fixture(scope="module", params=WEIGHTS)
def shipped(request: pytest.FixtureRequest) -> tuple[int, TTFont]:
    return request.param, TTFont(resources.path("fonts", WEIGHTS[request.param]))


# Against the font files ---------------------------------------------------------------------------


def test_metrics_are_those_of_the_shipped_fonts(shipped: tuple[int, TTFont]) -> None:
    _, file = shipped
    em = file["head"].unitsPerEm
    assert lettering.ascent(em) == file["hhea"].ascent
    assert lettering.descent(em) == -file["hhea"].descent
    assert lettering.cap_height(em) == file["OS/2"].sCapHeight
    assert lettering.line_height(em) == file["hhea"].ascent - file["hhea"].descent


def test_every_letter_of_the_fonts_is_as_wide_as_they_say(shipped: tuple[int, TTFont]) -> None:
    weight, file = shipped
    em, advances = file["head"].unitsPerEm, file["hmtx"]
    wrong = [
        hex(code)
        for code, glyph in file.getBestCmap().items()
        if unicodedata.is_normalized("NFC", chr(code))
        and lettering.width(chr(code), em, weight) != advances[glyph][0]
    ]
    assert not wrong


# Against Qt ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("weight", WEIGHTS)
@pytest.mark.parametrize("size", [11, 13, 20, 64])
@pytest.mark.parametrize("words", WORDS)
def test_text_is_as_wide_as_qt_draws_it(
    qapp: QGuiApplication, words: str, size: int, weight: lettering.Weight
) -> None:
    load_fonts()
    drawn = QFontMetricsF(font(size, weight)).horizontalAdvance(words)
    assert lettering.width(words, size, weight) == pytest.approx(drawn, rel=0.005)


def test_spaced_text_is_as_wide_as_qt_draws_it(qapp: QGuiApplication) -> None:
    load_fonts()
    drawn = QFontMetricsF(font(20, 600, 0.06)).horizontalAdvance("PERSONAL")
    assert lettering.width("PERSONAL", 20, 600, 0.06) == pytest.approx(drawn, rel=0.005)


def test_qt_uses_the_shipped_font_and_no_substitute(qapp: QGuiApplication) -> None:
    load_fonts()
    metrics = QFontMetricsF(font(64))
    assert metrics.capHeight() == pytest.approx(lettering.cap_height(64), rel=0.01)
    assert metrics.ascent() == pytest.approx(lettering.ascent(64), rel=0.02)


# Widths -------------------------------------------------------------------------------------------


@given(st.text(max_size=20), st.floats(1, 100))
def test_width_grows_with_the_size_and_with_every_letter(text: str, size: float) -> None:
    wide = lettering.width(text, size)
    assert lettering.width(text, 2 * size) == pytest.approx(2 * wide)
    assert lettering.width(text + "m", size) > wide
    assert wide >= 0


def test_scripts_that_the_font_lacks_are_guessed() -> None:
    assert lettering.width("日本語", 10) == pytest.approx(30)
    assert 0 < lettering.width("שלום", 10) < 40
    assert lettering.width("a\u200b", 10) == pytest.approx(lettering.width("a", 10), abs=0.01)


# Eliding ------------------------------------------------------------------------------------------


@given(st.text(st.characters(categories=["L", "N", "Zs"]), max_size=40), st.floats(15, 300))
def test_elided_text_fits_and_is_as_long_as_fits(text: str, room: float) -> None:
    got = lettering.elide(text, 12, room)
    if lettering.width(text, 12) <= room:
        assert got == text
        return
    assert lettering.width(got, 12) <= room
    assert got.endswith(lettering.ELLIPSIS)
    kept = got.removesuffix(lettering.ELLIPSIS)
    assert text.startswith(kept)
    assert not kept.endswith(" ")
    longer = text[: len(kept) + 1].rstrip()
    assert longer == kept or lettering.width(longer + lettering.ELLIPSIS, 12) > room


def test_without_room_only_the_ellipsis_is_left() -> None:
    assert lettering.elide("Twitter", 12, 0.0) == lettering.ELLIPSIS
    assert lettering.elide("", 12, 0.0) == ""


def test_eliding_minds_weight_and_spacing() -> None:
    room = lettering.width("Community Marketing", 12)
    assert lettering.elide("Community Marketing", 12, room) == "Community Marketing"
    for weight, spacing in itertools.product((400, 600), (0.0, 0.1)):
        whole = (weight, spacing) == (400, 0.0)
        got = lettering.elide("Community Marketing", 12, room, weight, spacing)
        assert (got == "Community Marketing") is whole
