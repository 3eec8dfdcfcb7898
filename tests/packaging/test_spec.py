"""The spec, run for each system; PyInstaller's part is played by what keeps what it is told."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

import heatdesk
from tests.packaging.conftest import PACKAGING, ROOT, Script


class Builder:
    """Stands for PyInstaller, and keeps the calls."""

    def __init__(self) -> None:
        self.calls: dict[str, list[tuple[tuple[Any, ...], dict[str, Any]]]] = {}

    def names(self) -> dict[str, Any]:
        return {name: self._caller(name) for name in ("PYZ", "EXE", "COLLECT", "BUNDLE")}

    def analysis(self, scripts: list[str], **options: Any) -> SimpleNamespace:
        self.calls["Analysis"] = [((scripts,), options)]
        pure = [("heatdesk", "x", "PYMODULE"), ("numpy.linalg", "x", "PYMODULE")]
        binaries = [("numpy/_core/umath.so", "x", "EXTENSION"), ("icuuc.dll", "x", "BINARY")]
        return SimpleNamespace(pure=pure, binaries=binaries, datas=[], scripts=scripts)

    def _caller(self, name: str) -> Any:
        def called(*arguments: Any, **options: Any) -> SimpleNamespace:
            self.calls.setdefault(name, []).append((arguments, dict(options)))
            return SimpleNamespace(code_dict={})

        return called


def fake(monkeypatch: pytest.MonkeyPatch, name: str, **holding: Any) -> None:
    module = ModuleType(name)
    vars(module).update(holding)
    monkeypatch.setitem(sys.modules, name, module)


@pytest.fixture
def built(script: Script, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    script("product.py")
    for name in ("PyInstaller", "PyInstaller.depend"):
        fake(monkeypatch, name)
    fake(monkeypatch, "PyInstaller.depend.bindepend", get_imports=lambda path: set())
    fake(monkeypatch, "PyInstaller.config", CONF={"code_cache": {}})
    fake(monkeypatch, "version_resource", made=lambda name, version: f"{name} {version}")
    fake(monkeypatch, "licences", collected=lambda modules, libraries: "\n".join(sorted(modules)))
    for name in ("HEATDESK_RELEASE_PAGE", "HEATDESK_CODESIGN_IDENTITY", "HEATDESK_BEFORE"):
        monkeypatch.delenv(name, raising=False)

    def build(system: str) -> Builder:
        monkeypatch.setattr(sys, "platform", system)
        monkeypatch.setattr(sys, "path", list(sys.path))
        builder = Builder()
        spec = tmp_path / "packaging" / "heatdesk.spec"
        code = compile((PACKAGING / "heatdesk.spec").read_text("utf-8"), str(spec), "exec")
        names = {**builder.names(), "Analysis": builder.analysis, "SPECPATH": str(spec.parent)}
        monkeypatch.syspath_prepend(PACKAGING / "macos")
        exec(code, names)
        builder.calls["done"] = [((names["analysis"],), {})]
        return builder

    return build


@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_a_folder_with_two_programs(built: Any, system: str) -> None:
    calls = built(system).calls
    programs = {options["name"]: options["console"] for _, options in calls["EXE"]}
    assert programs == {"heatdesk-window": False, "heatdesk": True}
    assert all(options["exclude_binaries"] for _, options in calls["EXE"]), "never one file"
    assert not any(options["upx"] for _, options in calls["EXE"] + calls["COLLECT"])
    assert ("BUNDLE" in calls) == (system == "darwin")


def test_what_is_not_wanted_is_not_collected_and_licences_are(built: Any, tmp_path: Path) -> None:
    (((analysis,), _),) = built("linux").calls["done"]
    assert [entry[0] for entry in analysis.binaries] == ["numpy/_core/umath.so"]
    assert "heatdesk/_resources/licences.txt" in [entry[0] for entry in analysis.datas]
    assert (tmp_path / "build" / "licences.txt").read_text("utf-8") == "heatdesk\nnumpy"


def test_the_program_finds_its_files_where_the_spec_puts_them(built: Any) -> None:
    ((_, options),) = built("linux").calls["Analysis"]
    assert {into for _, into in options["datas"]} == {"heatdesk/_resources", "pptx/oxml"}
    text = (ROOT / "heatdesk" / "resources.py").read_text("utf-8")
    assert '/ "heatdesk" / "_resources"' in text


def test_the_release_page_is_named_only_by_who_builds_a_release(
    built: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    built("linux")
    assert not (tmp_path / "build" / "release-page.txt").exists()
    monkeypatch.setenv("HEATDESK_RELEASE_PAGE", "https://example.org/releases")
    ((_, options),) = built("linux").calls["Analysis"]
    assert (str(tmp_path / "build" / "release-page.txt"), "heatdesk/_resources") in options["datas"]


def test_a_module_that_was_not_collected_stops_the_build(built: Any, tmp_path: Path) -> None:
    late = tmp_path / "heatdesk" / "window" / "printing.py"
    late.parent.mkdir(parents=True)
    late.touch()
    with pytest.raises(SystemExit, match=r"not been collected: heatdesk\.window\.printing"):
        built("linux")


@pytest.mark.parametrize("system", ["linux", "win32"])
def test_the_version_before_is_the_same_program_under_a_lower_number(
    built: Any, script: Script, monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    before = script("product.py").BEFORE
    assert [int(n) for n in before.split(".")] < [int(n) for n in heatdesk.__version__.split(".")]
    monkeypatch.setenv("HEATDESK_BEFORE", "1")
    calls = built(system).calls
    present, other = (modules for (modules,), _ in calls["PYZ"])
    ((changed, now),) = [pair for pair in zip(other, present, strict=True) if pair[0] != pair[1]]
    assert (changed[0], now[0]) == ("heatdesk", "heatdesk")
    assert Path(changed[1]).read_text("utf-8") == f'__version__ = "{before}"\n'
    assert [options["name"] for _, options in calls["COLLECT"]] == ["heatdesk", "before"]
    versions = [options.get("version", "") for _, options in calls["EXE"]]
    assert [version.endswith(before) for version in versions] == (
        [False, False, True, True] if system == "win32" else [False] * 4
    )


def test_nobody_gets_the_version_before_unasked(built: Any) -> None:
    assert [options["name"] for _, options in built("linux").calls["COLLECT"]] == ["heatdesk"]


def test_windows_programs_tell_what_they_are(built: Any) -> None:
    told = {options["name"]: options["version"] for _, options in built("win32").calls["EXE"]}
    assert told == {name: f"{name} {heatdesk.__version__}" for name in told}
    assert len(told) == 2


def test_macos_gets_a_bundle_with_our_types(built: Any) -> None:
    ((_, options),) = built("darwin").calls["BUNDLE"]
    assert options["name"] == "HeatDesk.app"
    assert options["version"] == heatdesk.__version__
    assert options["info_plist"]["CFBundleIdentifier"] == options["bundle_identifier"]
    (icon,) = [Path(entry[0]).name for entry in built("darwin").calls["done"][0][0][0].datas
               if entry[0].endswith(".icns")]  # fmt: skip
    assert icon == options["info_plist"]["CFBundleDocumentTypes"][0]["CFBundleTypeIconFile"]
