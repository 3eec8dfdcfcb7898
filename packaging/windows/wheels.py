"""Installs what packaging/build-requirements.lock says for Windows, from any system.

    python packaging/windows/wheels.py TARGET [--python 3.13]

pip judges the lock's conditions by the Python that it runs in, so they are judged here first.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pip._vendor.packaging.markers import Marker

LOCK: Final = Path(__file__).resolve().parents[1] / "build-requirements.lock"


def for_windows(lock: str, python: str) -> Iterator[str]:
    """The lock's entries that hold there, with their hashes and without their conditions."""
    target = {
        "sys_platform": "win32",
        "platform_system": "Windows",
        "os_name": "nt",
        "platform_machine": "AMD64",
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
        "python_version": python,
        "python_full_version": f"{python}.0",
    }
    for entry in lock.replace("\\\n", " ").splitlines():
        required, *hashes = entry.split(" --hash=")
        name, _, condition = required.partition(" ; ")
        if name.strip() and (not condition or Marker(condition.strip()).evaluate(target)):
            yield " ".join([name.strip(), *(f"--hash={text.strip()}" for text in hashes)])


def main() -> int:
    parser = argparse.ArgumentParser(description="Installs Windows' wheels into a folder.")
    parser.add_argument("target", type=Path)
    parser.add_argument("--python", default="3.13")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        lock = Path(folder) / "windows.lock"
        wanted = for_windows(LOCK.read_text("utf-8"), options.python)
        lock.write_text("\n".join(wanted) + "\n", encoding="utf-8")
        return subprocess.run(
            [
                *(sys.executable, "-m", "pip", "install", "--quiet", "--no-compile", "--upgrade"),
                *("--disable-pip-version-check", "--require-hashes", "--no-deps", "-r", str(lock)),
                "--ignore-requires-python",  # it would be that of the Python that runs pip
                *("--platform", "win_amd64", "--only-binary", ":all:", "--implementation", "cp"),
                *("--python-version", options.python, "--target", str(options.target)),
            ]
        ).returncode


if __name__ == "__main__":
    sys.exit(main())
