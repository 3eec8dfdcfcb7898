"""Information: the app bundle's Info.plist, the same for the spec and for the checks on Linux."""

from __future__ import annotations

import platform
from typing import Any

import product

ICON = "heatdesk.icns"
MAP_ICON = "heatdesk-map.icns"


def information() -> dict[str, Any]:
    """What macOS has to know: who we are, what we need, which files are ours."""
    return {
        "CFBundleName": product.NAME,
        "CFBundleDisplayName": product.NAME,
        "CFBundleExecutable": "heatdesk-window",
        "CFBundleIdentifier": product.IDENTIFIER,
        "CFBundlePackageType": "APPL",
        "CFBundleInfoDictionaryVersion": "6.0",
        "CFBundleShortVersionString": product.VERSION,
        "CFBundleVersion": product.VERSION,
        "CFBundleIconFile": ICON,
        "CFBundleDevelopmentRegion": "en",
        "LSMinimumSystemVersion": product.MACOS.get(platform.machine(), product.MACOS["arm64"]),
        "LSApplicationCategoryType": "public.app-category.business",
        "LSBackgroundOnly": False,
        "NSHighResolutionCapable": True,
        "NSPrincipalClass": "NSApplication",
        "NSRequiresAquaSystemAppearance": False,  # or the dark look would be kept from us
        "NSHumanReadableCopyright": product.COPYRIGHT,
        "UTExportedTypeDeclarations": [_own_type()],
        "CFBundleDocumentTypes": [_maps(), _other_json()],
    }


def _own_type() -> dict[str, Any]:
    tags = {
        "public.filename-extension": [product.SUFFIX],
        "public.mime-type": [product.MIME],
    }
    return {
        "UTTypeIdentifier": product.DOCUMENT_ID,
        "UTTypeDescription": product.DOCUMENT,
        "UTTypeConformsTo": ["public.json", "public.content"],
        "UTTypeIconFile": MAP_ICON,
        "UTTypeTagSpecification": tags,
    }


def _maps() -> dict[str, Any]:
    return {
        "CFBundleTypeName": product.DOCUMENT,
        "CFBundleTypeRole": "Editor",
        "CFBundleTypeIconFile": MAP_ICON,
        "LSHandlerRank": "Owner",
        "LSItemContentTypes": [product.DOCUMENT_ID],
    }


def _other_json() -> dict[str, Any]:
    """Offered under “Open with”, and never the program that such files open with by themselves."""
    return {
        "CFBundleTypeName": "JSON file",
        "CFBundleTypeRole": "Editor",
        "LSHandlerRank": "Alternate",
        "LSItemContentTypes": ["public.json"],
    }
