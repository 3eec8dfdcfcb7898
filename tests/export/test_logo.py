"""Logos: pictures from files of any make, taken if they are harmless, refused in words if not."""

from __future__ import annotations

import struct
import time
import zlib
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from heatdesk.export.logo import LARGEST_FILE, LogoError, as_pixels, read_logo

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' viewBox="0 0 200 100">'
)
RECT = '<rect width="100" height="100" fill="#ff0000"/>'
TENFOLD = "".join(
    f'<g id="a{n}">' + f'<use xlink:href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 11)
)
BOMB = f'<defs><rect id="a0" width="9" height="9"/>{TENFOLD}</defs><use xlink:href="#a10"/>'


@pytest.fixture(autouse=True)
def _fonts(qapp: QApplication) -> None:
    """Drawings need an application."""


def kept(folder: Path, data: bytes | str) -> Path:
    path = folder / "logo"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def png(width: int, height: int, pixels: bytes) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    begin, data = b"\x89PNG\r\n\x1a\n", chunk(b"IDAT", zlib.compress(pixels))
    return begin + chunk(b"IHDR", head) + data + chunk(b"IEND", b"")


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_pictures_are_read_whatever_their_names_say(tmp_path: Path, form: str) -> None:
    image = QImage(60, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#0000ff"))
    path = tmp_path / "logo.txt"
    assert image.save(str(path), form)
    made = as_pixels(read_logo(path))
    assert made.shape == (30, 60)
    assert int(made[15, 30]) & 0xFF > 240


def test_a_drawing_is_drawn_large_enough_for_print(tmp_path: Path) -> None:
    logo = read_logo(kept(tmp_path, f"{HEAD}{RECT}</svg>"))
    assert (logo.width(), logo.height()) == (1024, 512)
    made = as_pixels(logo)
    assert hex(made[100, 100]) == "0xffff0000"
    assert made[100, 900] >> 24 == 0, "what is clear shows the ground"


def test_a_document_type_is_no_harm(tmp_path: Path) -> None:
    kind = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
    assert read_logo(kept(tmp_path, f"{kind}{HEAD}{RECT}</svg>")).width() == 1024


def test_a_large_picture_is_made_smaller(tmp_path: Path) -> None:
    logo = read_logo(kept(tmp_path, png(3000, 1500, b"\0" * 1500 * (4 * 3000 + 1))))
    assert (logo.width(), logo.height()) == (1024, 512)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "expected a PNG, JPEG or SVG picture"),
        (b"GIF89a" + b"\0" * 20, "expected a PNG, JPEG or SVG picture"),
        (b"<html><body><svg/></body></html>", "expected an SVG drawing"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "damaged"),
        (b"\xff\xd8\xff" + b"\0" * 50, "damaged"),
        (png(300, 300, b"\0" * 10), "damaged"),
        (png(60_000, 60_000, b"\0" * 10), "at most 8192 pixels a side, got 60000 x 60000"),
        (png(8_000, 8_000, b"\0" * 10), "at most 8192 pixels"),
        (png(2_000, 10, b"\0" * 10 * 8_001), "too narrow"),
        (f"{HEAD}{RECT}".encode(), "damaged"),
        (f"{HEAD}{BOMB}</svg>".encode(), "too many parts"),
        (f'{HEAD}<g id="a"><use xlink:href="#a"/></g></svg>'.encode(), "too many parts"),
        (f"{HEAD}{'<g>' * 300}{'</g>' * 300}</svg>".encode(), "too many parts"),
        (f'{HEAD}<image xlink:href="/etc/passwd"/></svg>'.encode(), "holds a picture"),
        (f'<!DOCTYPE svg [<!ENTITY a "b">]>{HEAD}&a;</svg>'.encode(), "entities"),
        (HEAD.replace("viewBox", 'width="1e9" height="3" viewBox').encode() + b"</svg>", "8192"),
        (f"{HEAD}<!--{'x' * 1_100_000}--></svg>".encode(), "at most 1 MB"),
    ],
)
def test_what_is_no_logo_is_refused_in_a_moment(tmp_path: Path, data: bytes, words: str) -> None:
    began = time.perf_counter()
    with pytest.raises(LogoError, match=words) as refused:
        read_logo(kept(tmp_path, data))
    assert time.perf_counter() - began < 2.0
    assert "\n" not in str(refused.value)


def test_a_large_or_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LogoError, match="cannot be read"):
        read_logo(tmp_path / "gone.png")
    with pytest.raises(LogoError, match="cannot be read"):
        read_logo(tmp_path)
    with pytest.raises(LogoError, match="larger than 5 MB"):
        read_logo(kept(tmp_path, b"\x89PNG\r\n\x1a\n" + b"\0" * LARGEST_FILE))
