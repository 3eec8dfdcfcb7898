"""Tries the Windows setup on Windows or under wine, as a user without an administrator.

    python packaging/windows/try_installer.py install SETUP.exe FOLDER BEFORE.exe BEFORE-FOLDER
    python packaging/windows/try_installer.py finish SETUP.exe FOLDER

The first installs the version before into a folder with letters beyond ASCII, works with it, and
installs this one over it, which it tries; the second installs it over itself and removes it. FOLDER
keeps what the program wrote. Between the two, somebody can look at the installed program.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
import winreg
from collections.abc import Iterator
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import product
import smoke
import update
from judging import FaultError
from keyboard import Keyboard

WHERE: Final = Path(os.environ["LOCALAPPDATA"]) / "Programme für alle – Büro" / product.NAME
SETTINGS: Final = Path(os.environ["LOCALAPPDATA"]) / "heatdesk" / "settings.json"
RECOVERY: Final = Path(os.environ["LOCALAPPDATA"]) / "State" / "heatdesk" / "recovery"
STALE: Final = WHERE / "_internal" / "stale.pyd"
PROGID: Final = "HeatDesk.Map.1"
CLASSES: Final = r"Software\Classes"
WINDOWS: Final = r"Software\Microsoft\Windows\CurrentVersion"
OURS: Final = (
    rf"{CLASSES}\{PROGID}",
    rf"{CLASSES}\.heatdesk",
    rf"{CLASSES}\Applications\heatdesk-window.exe",
    rf"{WINDOWS}\App Paths\heatdesk.exe",
    rf"{WINDOWS}\App Paths\heatdesk-window.exe",
    rf"{WINDOWS}\Uninstall\{product.NAME}",
    rf"Software\{product.NAME}",
)
"""Keys of the current user that installing makes and removing takes away."""

PATIENCE: Final = 120.0


def install(setup: Path, folder: Path, before_setup: Path, before: Path) -> None:
    """Installs the version before in silence and then this one, checks what is there, runs it."""
    user, keyboard = update.User(SETTINGS, RECOVERY, os.environ), Keyboard()
    _install(before_setup, product.BEFORE)
    STALE.write_bytes(b"of the last version")
    left = update.work(WHERE, user, folder, keyboard)
    _install(setup, product.VERSION)
    _demand(not STALE.exists(), "a file of the version before is still there")
    update.go_on(WHERE, user, left, keyboard)
    update.exchange(before, WHERE, user, folder)
    smoke.tried(WHERE, folder, "windows", product.VERSION)


def _install(setup: Path, version: str) -> None:
    _demand(_run_setup(setup) == 0, "the setup did not end with 0")
    _check_files()
    _check_registry(version)
    print(f"{version} installed into {WHERE}")


def finish(setup: Path, folder: Path) -> None:
    """Installs over it with stale and foreign files there, refuses while it runs, removes it."""
    own = WHERE / "my own notes.txt"
    STALE.write_bytes(b"of the last version")
    own.write_text("mine", encoding="utf-8")
    _refused_while_running(setup, folder)
    _demand(_run_setup(setup) == 0, "installing over itself did not end with 0")
    _check_files()
    _demand(not STALE.exists(), "a file of the last version is still there")
    _demand(own.exists(), "a file of the user's was removed")
    print("installed over itself: the stale file is gone, the user's own is there")
    _remove()
    _demand(own.exists() and list(WHERE.iterdir()) == [own], "not exactly our files were removed")
    _demand(SETTINGS.exists(), "the settings were removed unasked")
    left = [key for key in OURS if _key_exists(key)]
    _demand(not left, f"keys are left: {left}")
    _demand(not _names(rf"{CLASSES}\.json\OpenWithProgids"), "something is left at .json")
    _demand(not any(_shortcuts()), "a shortcut is left")
    print("removed: nothing of the program is left; the user's file and the settings are")
    own.unlink()
    WHERE.rmdir()


def _run_setup(setup: Path) -> int:
    """NSIS takes what follows /D= to the end of the line, and no quotes around it."""
    line = f'"{setup}" /S /D={WHERE}'
    return subprocess.run(line, input=b"", capture_output=True, timeout=PATIENCE).returncode


def _check_files() -> None:
    for name in (
        "heatdesk.exe",
        "heatdesk-window.exe",
        "Uninstall.exe",
        "LICENSE.txt",
        "_internal",
    ):
        _demand((WHERE / name).exists(), f"{name} is missing")
    _demand(any(_shortcuts()), "the shortcut in the start menu is missing")


def _shortcuts() -> Iterator[Path]:
    menu = Path(os.environ["APPDATA"]) / "Microsoft" / "Windows" / "Start Menu" / "Programs"
    yield from menu.glob(f"{product.NAME}.lnk")


def _check_registry(version: str) -> None:
    command = f'"{WHERE}\\heatdesk-window.exe" "%1"'
    for key, name, expected in (
        (rf"{CLASSES}\.heatdesk", "", PROGID),
        (rf"{CLASSES}\{PROGID}\shell\open\command", "", command),
        (rf"{CLASSES}\{PROGID}\DefaultIcon", "", rf"{WHERE}\heatdesk-map.ico"),
        (rf"{WINDOWS}\Uninstall\{product.NAME}", "DisplayVersion", version),
        (rf"{WINDOWS}\Uninstall\{product.NAME}", "InstallLocation", str(WHERE)),
        (rf"{WINDOWS}\App Paths\heatdesk.exe", "", rf"{WHERE}\heatdesk.exe"),
    ):
        found = _value(key, name)
        _demand(found == expected, f"{key} {name}: {found!r}, not {expected!r}")
    _demand(PROGID in _names(rf"{CLASSES}\.json\OpenWithProgids"), "no “open with” for .json")
    size = _value(rf"{WINDOWS}\Uninstall\{product.NAME}", "EstimatedSize")
    _demand(isinstance(size, int) and size > 50_000, f"its size is given as {size} kB")


def _refused_while_running(setup: Path, folder: Path) -> None:
    """The setup and the removal leave a program alone that is running."""
    with subprocess.Popen(
        [str(WHERE / "heatdesk-window.exe"), str(folder / "console" / "map.heatdesk")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        try:
            time.sleep(8.0)
            _demand(running.poll() is None, "the window has closed by itself")
            _demand(_run_setup(setup) == 2, "the setup did not refuse while the program runs")
            removal = f'"{WHERE}\\Uninstall.exe" /S _?={WHERE}'
            ended = subprocess.run(removal, input=b"", capture_output=True, timeout=PATIENCE)
            _demand(ended.returncode == 2, "the removal did not refuse while the program runs")
            _check_files()
        finally:
            running.kill()
    print("refused while the program was running")


def _remove() -> None:
    """The removal goes on in a copy of itself, so its end is seen by what it has removed."""
    subprocess.run([str(WHERE / "Uninstall.exe"), "/S"], input=b"", capture_output=True)
    end = time.monotonic() + PATIENCE
    last = rf"Software\{product.NAME}"
    while (_key_exists(last) or (WHERE / "Uninstall.exe").exists()) and time.monotonic() < end:
        time.sleep(0.5)
    time.sleep(1.0)


def _value(key: str, name: str) -> object:
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
            return winreg.QueryValueEx(opened, name)[0]
    except OSError:
        return None


def _names(key: str) -> list[str]:
    """The names of a key's values."""
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
            return [winreg.EnumValue(opened, n)[0] for n in range(winreg.QueryInfoKey(opened)[1])]
    except OSError:
        return []


def _key_exists(key: str) -> bool:
    try:
        winreg.OpenKey(winreg.HKEY_CURRENT_USER, key).Close()
    except OSError:
        return False
    return True


def _demand(good: bool, otherwise: str) -> None:
    if not good:
        raise FaultError(otherwise)


def main() -> int:
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")
    stage = sys.argv[1]
    setup, folder, *before = (Path(argument).resolve() for argument in sys.argv[2:])
    folder.mkdir(parents=True, exist_ok=True)
    try:
        if stage == "install":
            install(setup, folder, *before)
        else:
            finish(setup, folder)
    except FaultError as fault:
        print(f"WINDOWS {stage.upper()} FAILED: {fault}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
