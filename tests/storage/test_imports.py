from __future__ import annotations

import subprocess
import sys

CODE = """
import importlib, pkgutil, sys
import heatdesk.storage
for module in pkgutil.iter_modules(heatdesk.storage.__path__):
    importlib.import_module(f"heatdesk.storage.{module.name}")
print(*[name for name in sys.modules if name.split(".")[0] in ("PySide6", "shiboken6", "pyqtgraph",
    "numpy")])
"""


def test_storage_stands_on_the_standard_library_and_msgspec() -> None:
    ran = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == ""
