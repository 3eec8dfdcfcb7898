"""The workflows: nothing in them moves under us, and they start what there is."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.packaging.conftest import PACKAGING, ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SCRIPTS = sorted(
    path
    for path in PACKAGING.rglob("*")
    if path.is_file() and path.read_bytes()[:2] == b"#!" and not path.suffix
)


@pytest.fixture(params=WORKFLOWS, ids=lambda path: path.name)
def text(request: pytest.FixtureRequest) -> str:
    return Path(request.param).read_text("utf-8")


def test_both_are_there() -> None:
    assert [path.name for path in WORKFLOWS] == ["ci.yml", "release.yml"]


def test_every_action_is_pinned_by_its_whole_hash_and_says_its_version(text: str) -> None:
    used = re.findall(r"uses: (.+)", text)
    assert used
    for action in used:
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


def test_one_version_of_each_action() -> None:
    used = {use for path in WORKFLOWS for use in re.findall(r"uses: (\S+)", path.read_text())}
    assert len(used) == len({use.partition("@")[0] for use in used})


def test_a_job_may_read_and_only_publishing_may_write(text: str) -> None:
    assert re.search(r"^permissions:\n  contents: read\n", text, re.MULTILINE)
    for job in re.split(r"^  (?=[\w-]+:$)", text, flags=re.MULTILINE):
        assert ": write" not in job or job.startswith("publish:")


def test_no_credentials_stay_in_the_checkout(text: str) -> None:
    assert text.count("actions/checkout@") == text.count("persist-credentials: false")


def test_every_job_ends(text: str) -> None:
    assert text.count("runs-on:") == text.count("timeout-minutes:")


def test_secrets_and_names_reach_scripts_through_the_environment_only(text: str) -> None:
    blocks = re.findall(r"run: \|\n((?: {10,}.*\n|\n)+)", text) + re.findall(
        r"run: ([^|\n]+)", text
    )
    assert blocks
    assert not any("${{" in block for block in blocks)


def test_what_the_workflows_start_is_there(text: str) -> None:
    started = set(re.findall(r"(?:run: |\s)((?:packaging|\.ci)/[\w/.-]+)", text))
    assert started
    for name in started:
        assert (ROOT / name).is_file(), name


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permission")
@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: str(path.relative_to(PACKAGING)))
def test_scripts_can_be_started_and_stop_at_the_first_fault(path: Path) -> None:
    assert os.access(path, os.X_OK)
    text = path.read_text("utf-8")
    assert re.search(r"^set -eu", text, re.MULTILINE) or path.name == "refresh"


def test_a_release_waits_for_every_build_and_starts_as_a_draft() -> None:
    text = (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8")
    assert "needs: [linux, windows, macos, older-macos]" in text
    order = [text.index(step) for step in ("--draft ", "release upload", "--draft=false")]
    assert order == sorted(order)


def test_three_readers_read_the_workflows_and_one_the_scripts() -> None:
    text = (PACKAGING / "lint").read_text("utf-8")
    for reader in ("check-jsonschema", "actionlint", "zizmor"):
        assert re.search(rf"bin/{reader} .*\.github/workflows", text), reader
    assert "shellcheck --severity=warning" in text


def test_versions_of_the_lock_and_the_newest_ones_are_built() -> None:
    text = (ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8")
    assert 'versions: ["", "--ranges"]' in text
    assert re.search(r"run: packaging/linux/build .*VERSIONS", text)
