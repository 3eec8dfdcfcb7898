"""The icons: every size that a system asks for is in its file, and shows the drawing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PIL.IcnsImagePlugin import IcnsFile
from PIL.IcoImagePlugin import IcoFile

from tests.packaging.conftest import PACKAGING, ROOT

WINDOWS = (16, 24, 32, 48, 64, 128, 256)
MACOS = (16, 32, 64, 128, 256, 512, 1024)
LINUX = (16, 24, 32, 48, 64, 128, 256, 512)
NAMES = ("heatdesk", "heatdesk-map")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All icons, made as a build makes them."""
    made = tmp_path_factory.mktemp("icons")
    subprocess.run([sys.executable, str(PACKAGING / "icons.py"), str(made)], check=True)
    return made


@pytest.mark.parametrize("name", NAMES)
def test_windows_has_each_size(folder: Path, name: str) -> None:
    with (folder / f"{name}.ico").open("rb") as file:
        icon = IcoFile(file)
        assert {(size, size) for size in WINDOWS} <= icon.sizes()
        pictures = {size: icon.getimage((size, size)).convert("RGBA") for size in WINDOWS}
    assert_each_shows_the_drawing(pictures, folder, name)


@pytest.mark.parametrize("name", NAMES)
def test_macos_has_each_size(folder: Path, name: str) -> None:
    with (folder / f"{name}.icns").open("rb") as file:
        icon = IcnsFile(file)
        pictures = {
            wide * sharp: icon.getimage((wide, high, sharp)).convert("RGBA")
            for wide, high, sharp in icon.itersizes()
        }
    assert set(pictures) == set(MACOS)
    assert_each_shows_the_drawing(pictures, folder, name)


@pytest.mark.parametrize("name", NAMES)
def test_macos_has_small_sizes_for_plain_and_for_sharp_displays(folder: Path, name: str) -> None:
    kinds = dict(blocks((folder / f"{name}.icns").read_bytes()))
    assert {b"is32", b"s8mk", b"il32", b"l8mk", b"ic11", b"ic12"} <= kinds.keys()
    assert len(kinds[b"s8mk"]) == 16 * 16
    assert len(kinds[b"l8mk"]) == 32 * 32


@pytest.mark.parametrize("name", NAMES)
def test_linux_has_each_size(folder: Path, name: str) -> None:
    pictures = {size: opened(folder / f"{name}-{size}.png") for size in LINUX}
    assert_each_shows_the_drawing(pictures, folder, name)


def test_a_map_looks_different_from_the_program(folder: Path) -> None:
    for size in LINUX:
        program, chart = (opened(folder / f"{name}-{size}.png") for name in NAMES)
        assert program.tobytes() != chart.tobytes()


def test_all_of_them_are_made_from_one_drawing() -> None:
    text = (PACKAGING / "icons.py").read_text("utf-8")
    assert text.count(".svg") == 2, "named at the head, and where it lies"
    drawing = (ROOT / "resources" / "icons" / "app.svg").read_text("utf-8")
    assert "<image" not in drawing


def opened(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        return picture.convert("RGBA")


def blocks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The parts of an .icns file by their names."""
    assert (data[:4], int.from_bytes(data[4:8])) == (b"icns", len(data))
    at = 8
    while at < len(data):
        end = at + int.from_bytes(data[at + 4 : at + 8])
        assert at + 8 < end <= len(data)
        yield data[at : at + 4], data[at + 8 : end]
        at = end


def assert_each_shows_the_drawing(
    pictures: dict[int, Image.Image], folder: Path, name: str
) -> None:
    """Each is as large as it says, neither empty nor full, and close to the largest one."""
    largest = opened(folder / f"{name}-512.png")
    for size, picture in pictures.items():
        assert picture.size == (size, size)
        covered = sum(picture.getchannel("A").histogram()[128:]) / size**2
        assert 0.3 < covered < 1.0, f"{covered:.0%} of {size} pixels are covered"
        assert len(set(picture.convert("RGB").tobytes())) > 20, "it has colours"
        assert difference(picture, largest) < 25.0, "an empty one is 58 away"


def difference(one: Image.Image, other: Image.Image) -> float:
    """How far two pictures lie apart on white, from 0 to 255, looked at from far away."""
    small = [on_white(picture).resize((8, 8), Image.Resampling.BOX) for picture in (one, other)]
    values = zip(*(picture.tobytes() for picture in small), strict=True)
    return sum(abs(a - b) for a, b in values) / (8 * 8 * 3)


def on_white(picture: Image.Image) -> Image.Image:
    ground = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(ground, picture).convert("RGB")
