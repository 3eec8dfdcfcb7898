"""One version, one name, one set of identifiers in every file that names them."""

from __future__ import annotations

import plistlib
import re
import tomllib
from xml.etree import ElementTree

import pytest

import heatdesk
from tests.packaging.conftest import PACKAGING, ROOT, Script

NSI = (PACKAGING / "windows" / "heatdesk.nsi").read_text("utf-8")


def test_the_version_is_the_program_s_own(script: Script) -> None:
    assert heatdesk.__version__ == script("product.py").VERSION


def test_the_news_begin_with_this_version() -> None:
    news = (PACKAGING / "CHANGELOG.md").read_text("utf-8")
    assert re.findall(r"^## (.+)$", news, re.MULTILINE)[0] == heatdesk.__version__


@pytest.mark.parametrize(
    "name", ["heatdesk.spec", "windows/heatdesk.nsi", "windows/build", "linux/build", "macos/build"]
)
def test_no_other_file_has_a_version_of_its_own(name: str) -> None:
    text = (PACKAGING / name).read_text("utf-8").replace("1.2.3", "")
    assert heatdesk.__version__ not in text


def test_the_setup_says_of_the_program_what_the_product_does(script: Script) -> None:
    product = script("product.py")
    for told in (product.NAME, product.PUBLISHER, product.COPYRIGHT, product.MIME):
        assert f'"{told}"' in NSI
    assert f"\\.{product.SUFFIX}" in NSI
    assert f'"{product.DOCUMENT}"' in NSI


def test_linux_knows_the_same_names(script: Script) -> None:
    product, linux = script("product.py"), PACKAGING / "linux"
    (about,) = linux.glob("*.metainfo.xml")
    told = ElementTree.parse(about).getroot()
    assert told.findtext("id") == product.IDENTIFIER == about.name.removesuffix(".metainfo.xml")
    assert told.findtext("provides/mediatype") == product.MIME
    kind = ElementTree.parse(linux / "heatdesk-mime.xml").getroot()[0]
    assert kind.get("type") == product.MIME
    assert [glob.get("pattern") for glob in kind if glob.tag.endswith("glob")] == ["*.heatdesk"]
    assert f"MimeType={product.MIME};" in (linux / "heatdesk.desktop").read_text("utf-8")


def test_the_oldest_windows_is_the_one_that_readme_names() -> None:
    assert "OLDEST_BUILD 18362" in NSI
    assert "Windows 10 1903" in (ROOT / "README.md").read_text("utf-8")


def test_what_the_project_is_called_is_what_the_product_is_called(script: Script) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert script("product.py").NAME.lower() == project["name"]


# Windows ------------------------------------------------------------------------------------------


def test_the_setup_asks_for_no_administrator_and_touches_nothing_of_others() -> None:
    assert "RequestExecutionLevel user" in NSI
    assert "HKLM" not in NSI
    assert "HKCR" not in NSI
    removed = re.findall(r"RMDir /r (\S+)", NSI)
    assert removed == ['"${FOLDER}\\_internal"', '"${SETTINGS}"', '"${STATE}"']
    for name, path in (("SETTINGS", "heatdesk"), ("STATE", "State\\heatdesk")):
        assert f'!define {name} "$LOCALAPPDATA\\{path}" ;' in NSI


def test_everything_the_setup_registers_it_takes_away_again() -> None:
    written = set(re.findall(r'WriteReg\w+ HKCU "([^"]+)"', NSI))
    deleted = set(re.findall(r'DeleteReg\w+ (?:/ifempty )?HKCU "([^"]+)"', NSI))
    left = {key for key in written if not any(key.startswith(gone) for gone in deleted)}
    assert left == set()


# macOS --------------------------------------------------------------------------------------------


def test_the_information_for_macos_survives_its_file(script: Script) -> None:
    information = script("macos/information.py").information()
    assert plistlib.loads(plistlib.dumps(information)) == information
    assert information["CFBundleShortVersionString"] == heatdesk.__version__
    assert information["CFBundleExecutable"] == "heatdesk-window"
    assert re.fullmatch(r"\d+\.\d+", information["LSMinimumSystemVersion"])


def test_maps_are_ours_on_macos_and_other_json_is_not(script: Script) -> None:
    information = script("macos/information.py").information()
    (own,) = information["UTExportedTypeDeclarations"]
    assert own["UTTypeTagSpecification"]["public.filename-extension"] == ["heatdesk"]
    ranks = {
        kind["LSItemContentTypes"][0]: kind["LSHandlerRank"]
        for kind in information["CFBundleDocumentTypes"]
    }
    assert ranks == {own["UTTypeIdentifier"]: "Owner", "public.json": "Alternate"}


def test_one_thing_alone_is_asked_of_macos() -> None:
    asked = plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())
    assert asked == {"com.apple.security.cs.allow-unsigned-executable-memory": True}
