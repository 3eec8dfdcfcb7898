"""Pictures on the clipboard: drawn when somebody asks for them, and not before."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage

import heatdesk
from heatdesk.export import png
from heatdesk.export.caption import Caption
from heatdesk.export.clipboard import IMAGE, PNG, SVG, PictureData, hand_over, picture_data
from heatdesk.export.svg import svg
from heatdesk.figure.marks import Box, Figure, Fill

pytestmark = pytest.mark.usefixtures("qapp")

FIGURE = Figure(40, 30, "#102030", (Box(10, 10, 20, 10, Fill("#ff8000")),))


class Painter:
    """Composes the figure, and counts how often."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self) -> Figure:
        self.asked += 1
        return FIGURE


@pytest.fixture
def painter() -> Iterator[Painter]:
    yield Painter()
    QGuiApplication.clipboard().clear()


def bytes_of(data: object, form: str) -> bytes:
    return bytes(data.data(form).data())  # type: ignore[attr-defined]


def test_png_and_svg_are_there_at_once() -> None:
    data = picture_data(FIGURE, Caption("Map"))
    assert {PNG, SVG, IMAGE} <= set(data.formats())
    assert data.hasImage()
    assert bytes_of(data, PNG) == png.png(FIGURE)
    assert bytes_of(data, SVG) == svg(FIGURE, Caption("Map"))
    assert data.imageData() == png.image(FIGURE)


def test_nothing_is_drawn_until_somebody_asks(painter: Painter) -> None:
    data = PictureData(painter)
    data.setText("Twitter")
    clipboard = QGuiApplication.clipboard()
    clipboard.setMimeData(data)
    del data
    gc.collect()
    kept = clipboard.mimeData()
    assert (kept.hasText(), kept.text(), kept.hasImage(), kept.hasFormat("text/html")) == (
        True,
        "Twitter",
        True,
        False,
    )
    assert painter.asked == 0
    for form in (PNG, SVG, PNG, IMAGE):
        kept.data(form)
    assert clipboard.image() == png.image(FIGURE)
    assert painter.asked == 1


def test_at_the_end_the_picture_is_drawn_and_stays(painter: Painter) -> None:
    data = PictureData(painter, Caption("Map"))
    data.setText("Twitter")
    QGuiApplication.clipboard().setMimeData(data)
    hand_over()
    left = QGuiApplication.clipboard().mimeData()
    assert not isinstance(left, PictureData)
    assert left.text() == "Twitter"
    assert bytes_of(left, PNG) == png.png(FIGURE)
    assert bytes_of(left, SVG) == svg(FIGURE, Caption("Map"))
    assert left.imageData() == png.image(FIGURE)
    assert painter.asked == 1


def test_at_the_end_nothing_is_drawn_that_has_been_replaced(painter: Painter) -> None:
    QGuiApplication.clipboard().setMimeData(PictureData(painter))
    QGuiApplication.clipboard().setText("something else")
    hand_over()
    assert painter.asked == 0
    assert QGuiApplication.clipboard().text() == "something else"


SCRIPT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from heatdesk.export.clipboard import PictureData
from heatdesk.figure.marks import Figure

app = QApplication([])
told = []
sys.excepthook = lambda kind, error, trace: told.append(kind.__name__)

def compose():
    return int("not a number") if "failing" in sys.argv else Figure(40, 30, "#ffffff", ())

app.clipboard().setMimeData(PictureData(compose))
if "failing" in sys.argv:
    try:
        size = app.clipboard().mimeData().data("image/png").size()
    except ValueError as error:
        told.append(type(error).__name__)
    print(told)
if "loop" in sys.argv:
    QTimer.singleShot(0, app.quit)
    app.exec()
    print(type(app.clipboard().mimeData()).__name__)
print("end")
"""


@pytest.mark.parametrize(
    ("how", "said"),
    [("failing", ["['ValueError']", "end"]), ("loop", ["QMimeData", "end"]), ("left", ["end"])],
)
def test_neither_a_failure_nor_the_end_takes_the_process_down(
    how: str, said: list[str], tmp_path: Path
) -> None:
    root = str(Path(heatdesk.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, how],
        env={"PYTHONPATH": root, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout.splitlines()) == (0, said), done.stderr


def test_other_programs_get_the_pixels_too(painter: Painter) -> None:
    QGuiApplication.clipboard().setMimeData(PictureData(painter))
    image: QImage = QGuiApplication.clipboard().image()
    assert image.pixelColor(20, 15).name() == "#ff8000"
