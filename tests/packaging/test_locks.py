"""The locks: whole, with hashes, without addresses, and in step with pyproject.toml."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.packaging.conftest import PACKAGING, ROOT, Script

LOCKS = sorted(PACKAGING.rglob("*.lock"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def pins(path: Path) -> dict[str, set[str]]:
    """The versions that a lock names of each package; more than one where Python's decides."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([\w.]+)", path.read_text("utf-8"), re.MULTILINE):
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_has_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert "://" not in text
    entries = [
        entry for entry in text.replace("\\\n", " ").splitlines() if not entry.startswith("#")
    ]
    assert entries
    for entry in entries:
        assert re.fullmatch(r"[\w.\[\]-]+==\S+.*( +--hash=sha256:[0-9a-f]{64})+\s*", entry), entry


@pytest.mark.parametrize(
    ("name", "extra"),
    [
        ("requirements.lock", "test"),
        ("build-requirements.lock", "build"),
        ("workflow-requirements.lock", "workflows"),
    ],
)
def test_a_lock_holds_what_the_project_asks_for(name: str, extra: str) -> None:
    locked = pins(PACKAGING / name)
    own = PROJECT["dependencies"] if extra != "workflows" else []  # those need no program
    wanted = [*own, *PROJECT["optional-dependencies"][extra]]
    for requirement in map(Requirement, wanted):
        versions = locked.get(canonicalize_name(requirement.name), set())
        held = any(map(requirement.specifier.contains, versions))
        assert held, f"{requirement}: run packaging/relock"


def test_the_build_takes_the_versions_that_were_tested() -> None:
    tested, built = (
        pins(PACKAGING / "requirements.lock"),
        pins(PACKAGING / "build-requirements.lock"),
    )
    differing = {name for name in tested.keys() & built.keys() if tested[name] != built[name]}
    assert differing == set()


def test_windows_gets_its_own_part_of_the_lock(script: Script) -> None:
    wheels = script("windows/wheels.py")
    lock = (PACKAGING / "build-requirements.lock").read_text("utf-8")
    entries = list(wheels.for_windows(lock, "3.13"))
    names = [entry.partition("==")[0] for entry in entries]
    assert {"pefile", "pywin32-ctypes", "pyinstaller", "numpy"} <= set(names)
    assert "macholib" not in names
    assert len(names) == len(set(names)), "one version of each"
    assert all(" --hash=sha256:" in entry and " ; " not in entry for entry in entries)
