"""What gets into a bundle."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packaging.conftest import ROOT, Script

WANTED = [
    "PySide6/QtWidgets.abi3.so",
    "PySide6/Qt/plugins/platforms/libqxcb.so",
    "PySide6/Qt/plugins/platforms/libqoffscreen.so",
    "PySide6/plugins/platforms/qwindows.dll",
    "PySide6/plugins/styles/qmodernwindowsstyle.dll",
    "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
    "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
    "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
    "PySide6/plugins/printsupport/windowsprintersupport.dll",
    "PySide6/Qt/plugins/printsupport/libcocoaprintersupport.dylib",
    "PySide6/Qt/lib/QtGui.framework/Versions/A/QtGui",
    "heatdesk/_resources/fonts/Inter-Regular.ttf",
    "numpy/random/_pickle.pyd",
]
UNWANTED = [
    "PySide6/Qt/plugins/platforms/libqvnc.so",
    "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
    "PySide6/Qt/plugins/imageformats/libqtga.so",
    "PySide6/plugins/tls/qopensslbackend.dll",
    "PySide6/Qt/translations/qt_de.qm",
    "PySide6/Qt6Quick.dll",
    "PySide6/Qt/lib/libQt6Quick.so.6",
    "PySide6/Qt/lib/QtQml.framework/Versions/A/Resources/Info.plist",
    "PySide6\\opengl32sw.dll",
    "libcups.so.2",
    "icuuc.dll",
    "ucrtbase.dll",
    "MSCMS.dll",
    "api-ms-win-core-file-l1-2-0.dll",
    "numpy/tests/data.txt",
]


@pytest.mark.parametrize("path", WANTED)
def test_what_the_program_needs_is_in(path: str, script: Script) -> None:
    assert script("contents.py").wanted(path)


@pytest.mark.parametrize("path", UNWANTED)
def test_what_nobody_needs_and_what_is_the_system_s_is_out(path: str, script: Script) -> None:
    assert not script("contents.py").wanted(path)


def test_libraries_go_with_the_last_file_that_asked_for_them(script: Script) -> None:
    links = {
        "/module": {"libone.so.1"},
        "/one": {"libtwo.so"},
        "/two": {"libc.so.6"},
        "/three": {"libfour.so"},
        "/four": set[str](),
        "/python": set[str](),
    }
    entries = [
        ("PySide6/QtGui.abi3.so", "/module", "EXTENSION"),
        ("LIBONE.so.1", "/one", "BINARY"),
        ("libtwo.so", "/two", "BINARY"),
        ("libthree.so", "/three", "BINARY"),
        ("libfour.so", "/four", "BINARY"),
        ("libpython3.13.so", "/python", "BINARY"),
    ]
    kept = script("contents.py").needed(entries, links.__getitem__)
    assert kept == [entries[0], entries[1], entries[2], entries[5]]


def test_what_printing_alone_asks_for_stays_with_its_system(script: Script) -> None:
    contents = script("contents.py")
    plugin = "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so"
    qt = {"libQt6PrintSupport.so.6"}
    links = {"/plugin": {*qt, "libcups.so.2", "libkrb5.so.3"}, "/module": qt, "/qt": set[str]()}
    collected = [
        (plugin, "/plugin", "BINARY"),
        ("PySide6/QtPrintSupport.abi3.so", "/module", "EXTENSION"),
        ("libQt6PrintSupport.so.6", "/qt", "BINARY"),
        ("libcups.so.2", "/cups", "BINARY"),
        ("libkrb5.so.3", "/krb5", "BINARY"),
    ]
    assert not contents.wanted("libcups.so.2")
    assert contents.needed(collected, links.__getitem__) == collected[:3]


def test_a_module_of_ours_that_was_not_collected_is_named(script: Script) -> None:
    modules = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in (ROOT / "heatdesk").rglob("*.py")
    }
    missing = script("contents.py").missing
    assert missing(ROOT / "heatdesk", modules) == []
    late = {"heatdesk.window.printing", "heatdesk.analysis.comparing"}
    assert missing(ROOT / "heatdesk", modules - late) == sorted(late)


def test_a_bundle_that_is_too_large_or_holds_or_lacks_something_is_told(
    script: Script, tmp_path: Path
) -> None:
    contents = script("contents.py")
    for name in ("licences.txt", "CHANGELOG.md", "Inter-Regular.ttf", "app.svg"):
        (tmp_path / name).write_bytes(b"x" * 500_000)
    (tmp_path / "icuuc.dll").touch()
    told = list(contents.faults(tmp_path, 1.5))
    assert told == [
        "2.0 MB are more than 1.5",
        "icuuc.dll does not belong into it",
        "index.json is missing",
        "default.pptx is missing",
    ]
    (tmp_path / "icuuc.dll").unlink()
    for name in ("index.json", "default.pptx"):
        (tmp_path / name).touch()
    assert list(contents.faults(tmp_path, 2.5)) == []
