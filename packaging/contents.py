"""Contents: which files a bundle holds and which it leaves out, and how large it may get.

The spec asks `wanted` for each file that PyInstaller has collected; after the build
`python packaging/contents.py FOLDER --most MEGABYTES` looks at what really lies there.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import Final

UNUSED: Final = (
    # GUIs, plots and tools that libraries can work with and we do not.
    *("tkinter", "_tkinter", "turtle", "idlelib", "turtledemo"),
    *("matplotlib", "scipy", "pandas", "IPython", "OpenGL", "cupy", "numba", "h5py"),
    # Qt beyond the widgets.
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets", "PySide6.QtQuickControls2"),
    *("PySide6.QtDesigner", "PySide6.QtHelp", "PySide6.QtUiTools", "PySide6.QtSql"),
    *("PySide6.QtConcurrent", "PySide6.QtXml", "PySide6.QtTest", "PySide6.scripts"),
    *("PySide6.QtNetwork", "PySide6.QtDBus"),
    # Encryption: nothing is sent anywhere, and hashes have code of their own.
    *("_ssl", "ssl", "_hashlib"),
    # Under the GPL, and nobody types into a prompt of ours.
    *("readline", "curses", "_curses"),
    # pyqtgraph beyond the view. Its parametertree imports pydoc, so the standard library stays.
    *("pyqtgraph.examples", "pyqtgraph.opengl", "pyqtgraph.canvas", "pyqtgraph.console"),
    *("pyqtgraph.jupyter", "pyqtgraph.flowchart"),
    # Pillow comes with python-pptx, which only asks it how large a picture is.
    *("PIL._avif", "PIL._webp", "PIL._imagingcms", "PIL._imagingft", "PIL._imagingtk"),
    *("PIL.ImageTk", "PIL.ImageQt", "PIL.ImageShow", "lxml.html", "lxml.objectify"),
    # What only builds and tests.
    *("numpy.f2py", "numpy.testing", "numpy._core.tests", "pytest", "hypothesis", "_pytest"),
    *("setuptools", "pkg_resources", "ensurepip", "pip", "lib2to3", "distutils", "hatchling"),
)
"""Modules that must not be collected."""

PLUGINS: Final = {
    "egldeviceintegrations": (),
    "generic": (),
    "networkinformation": (),
    "qmltooling": (),
    "sqldrivers": (),
    "designer": (),
    "vectorimageformats": (),
    "virtualkeyboard": (),
    "tls": (),
    "wayland-graphics-integration-server": (),
    "platforms": ("xcb", "wayland", "offscreen", "windows", "cocoa"),
    "platformthemes": ("xdgdesktopportal",),
    "imageformats": ("svg", "jpeg", "ico", "icns", "gif", "webp"),
    "printsupport": ("windowsprintersupport", "cocoaprintersupport", "cupsprintersupport"),
}
"""Folders of Qt's plugins with what is kept of them; folders that are not named are kept whole."""

SYSTEM_FILES: Final = (
    *("icuuc.dll", "icuin.dll", "icu.dll", "ucrtbase.dll", "mscms.dll", "msvcrt.dll"),
    *("kernel32.dll", "user32.dll", "dwrite.dll", "opengl32.dll", "dxgi.dll", "d3d11.dll"),
)
"""They belong to Windows; a copy beside the program would be loaded instead of the real one."""

HEAVY_FILES: Final = (
    # Software drawing for computers without a graphics driver; widgets are painted without one.
    *("opengl32sw.dll", "d3dcompiler_47.dll", "icudtl.dat"),
    *("libgtk-3.so.0", "libgdk-3.so.0"),
)

PRINTING: Final = ("libcups.so.2", "libavahi-client.so.3", "libgnutls.so.30")
"""They speak with the printers of their system, so they have to be that system's own: without them
the map is printed into a PDF."""

UNUSED_QT: Final = (
    *("Qml", "Quick", "VirtualKeyboard", "Pdf", "Designer", "Help", "Sql", "ShaderTools"),
    *("EglFSDeviceIntegration", "EglFsKms", "LabsAnimation", "UiTools", "Test", "Concurrent"),
)
"""Qt's libraries that nothing kept needs."""

NEEDED: Final = (
    *("licences.txt", "CHANGELOG.md", "Inter-Regular.ttf", "app.svg", "index.json"),
    "default.pptx",  # python-pptx begins each presentation with it
)
"""Files that a bundle without them would miss only when somebody uses them."""

Entry = tuple[str, str, str]
"""A collected file as PyInstaller has it: path in the bundle, where it is now, what kind it is."""


def wanted(path: str) -> bool:
    """Whether a collected file, by its path in the bundle, is to be in it."""
    parts = path.replace("\\", "/").split("/")
    name = parts[-1].lower()
    if name in (*SYSTEM_FILES, *HEAVY_FILES, *PRINTING) or name.startswith("api-ms-win-"):
        return False
    if "translations" in parts or "tests" in parts or "examples" in parts:
        return False
    frameworks = [part[:-10].lower() for part in parts if part.endswith(".framework")]
    return _plugin_wanted(parts) and not any(map(_of_unused_qt, [name, *frameworks]))


def needed(entries: Sequence[Entry], imports: Callable[[str], set[str]]) -> list[Entry]:
    """The entries without libraries that only files asked for which are no longer among them.

    `imports` tells the names of the libraries that a binary file is linked to, itself or by others.
    """
    libraries = {_name(entry[0]): entry for entry in entries if _is_library(entry)}
    kept = [entry for entry in entries if not _is_library(entry)]
    reached: set[str] = set()
    # What a printer's plugin asks for is Qt, as others do, and its system's own: see PRINTING.
    todo = [entry[1] for entry in kept if "printsupport" not in PurePath(entry[0]).parts]
    while todo:
        names = {_name(path) for path in imports(todo.pop())} & libraries.keys()
        todo += [libraries[name][1] for name in names - reached]
        reached |= names
    return [entry for entry in entries if entry in kept or _name(entry[0]) in reached]


def missing(package: Path, collected: Collection[str]) -> list[str]:
    """The modules of our package, given by its folder, that are not among those collected.

    Most are imported only when they are needed, and some only by what a user does.
    """
    paths = (path.relative_to(package.parent) for path in package.rglob("*.py"))
    parts = (path.with_suffix("").parts for path in paths)
    names = {".".join(part[:-1] if part[-1] == "__init__" else part) for part in parts}
    return sorted(names - set(collected))


def _name(path: str) -> str:
    return PurePath(path).name.lower()  # Windows' files are asked for in either case


def _is_library(entry: Entry) -> bool:
    """Whether a file is there for others only: not a module, a plugin, Python itself, a link."""
    path, _, kind = entry
    name, parts = _name(path), PurePath(path).parts
    if "plugins" in parts or any(part.endswith(".framework") for part in parts):
        return False
    own = name.startswith(("libpython", "python", "vcruntime"))
    return kind in {"BINARY", "SYMLINK"} and not own and not name.endswith((".pyd", ".abi3.so"))


def _plugin_wanted(parts: list[str]) -> bool:
    if "plugins" not in parts[:-2]:
        return True
    folder, name = parts[parts.index("plugins") + 1], parts[-1]
    kept = PLUGINS.get(folder)
    return kept is None or any(plugin in name.lower() for plugin in kept)


def _of_unused_qt(name: str) -> bool:
    stem = name.removeprefix("lib").removeprefix("qt6").removeprefix("qt")
    ours = name.removeprefix("lib").startswith("qt")
    return ours and any(stem.startswith(unused.lower()) for unused in UNUSED_QT)


def faults(folder: Path, most: float) -> Iterator[str]:
    """What is wrong with a finished bundle that may hold `most` megabytes (of 10^6 bytes)."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in files) / 1e6
    print(f"{folder.name}: {size:.1f} MB in {len(files)} files; {most:g} MB are allowed")
    if size > most:
        yield f"{size:.1f} MB are more than {most:g}"
    for path in files:
        inside = path.relative_to(folder).as_posix()
        if not wanted(inside):
            yield f"{inside} does not belong into it"
    yield from _lacking(path.name for path in files)


def _lacking(names: Iterable[str]) -> Iterator[str]:
    there = set(names)
    for name in NEEDED:
        if name not in there:
            yield f"{name} is missing"


def main() -> int:
    parser = argparse.ArgumentParser(description="Checks what a bundle holds, and its size.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--most", type=float, required=True, metavar="MEGABYTES")
    options = parser.parse_args()
    found = list(faults(options.folder, options.most))
    for fault in found:
        print(f"{options.folder.name}: {fault}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
