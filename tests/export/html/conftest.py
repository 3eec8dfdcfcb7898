"""A real browser for all tests of pages, and pages as files that it opens."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from heatdesk.export.html.page import page
from heatdesk.figure.look import DARK, LIGHT
from heatdesk.model.project import Project
from heatdesk.storage.templates import open_template
from tests.builders.browser import Browser, Tab, program
from tests.export.html.mapped import SIZES


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


@pytest.fixture(scope="package")
def article() -> Project:
    return open_template("social-media-2011")


@pytest.fixture(scope="package")
def example(article: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pages") / "example.html"
    path.write_bytes(page(article, "rebuilt", "alignment", (LIGHT, DARK)))
    return path


@pytest.fixture(scope="package")
def maps_tab(browser: Browser) -> Tab:
    """A tab in which one map after another is opened."""
    made = browser.tab()
    made.prepare(*SIZES["wide"])
    return made


@pytest.fixture
def tab(browser: Browser, example: Path) -> Iterator[Tab]:
    """The example in a window of a laptop; whatever is done, nothing is complained of."""
    opened = browser.open(example, *SIZES["wide"])
    yield opened
    assert opened.complaints == []
    assert opened.requests == [example.as_uri()]
