"""What Windows shows of the two programs among a file's properties. Only PyInstaller there asks."""

from __future__ import annotations

from typing import Any

import product
from PyInstaller.utils.win32 import versioninfo as info


def made(name: str, version: str = product.VERSION) -> Any:
    """The version resource of `heatdesk.exe` or `heatdesk-window.exe`."""
    numbers = (*map(int, version.split(".")), 0)
    texts = {
        "CompanyName": product.PUBLISHER,
        "FileDescription": product.NAME,
        "FileVersion": version,
        "InternalName": name,
        "LegalCopyright": product.COPYRIGHT,
        "OriginalFilename": f"{name}.exe",
        "ProductName": product.NAME,
        "ProductVersion": version,
    }
    english = info.StringTable("040904B0", [info.StringStruct(*text) for text in texts.items()])
    fixed = info.FixedFileInfo(filevers=numbers, prodvers=numbers, mask=0x3F, OS=0x40004)
    languages = info.VarFileInfo([info.VarStruct("Translation", [0x0409, 0x04B0])])
    return info.VSVersionInfo(ffi=fixed, kids=[info.StringFileInfo([english]), languages])
