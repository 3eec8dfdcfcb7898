"""A real browser for all tests of pages, and pages as files that it opens."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.builders.browser import Browser, program

Opened = Callable[[bytes], Path]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Pages are tried in Chromium. Where there is none, what no other test can see is left out:
    what the script does, and what Chromium makes of the page's policy.
    """
    if program() is None and os.environ.get("HEATDESK_REQUIRE_BROWSER"):
        pytest.fail("HEATDESK_REQUIRE_BROWSER is set, but there is no Chromium")
    if program() is None:
        pytest.skip("pages are not tried in a real browser: there is no Chromium")
    with Browser() as running:
        yield running


@pytest.fixture
def file(tmp_path: Path) -> Opened:
    """Keeps a page as a file of its own."""

    def kept(data: bytes) -> Path:
        path = tmp_path / f"page-{len(list(tmp_path.iterdir()))}.html"
        path.write_bytes(data)
        return path

    return kept
