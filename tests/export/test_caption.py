from __future__ import annotations

import pytest

from heatdesk.export.caption import caption
from heatdesk.model.properties import OVERLAYS, Axes, Axis
from heatdesk.storage.templates import open_template
from tests.builders.maps import NOW, in_tray, map_of, role, technology


def test_the_articles_map_in_words() -> None:
    words = caption(open_template("social-media-2011"), "rebuilt", "alignment")
    assert words.title == "Social Media Heat Map, 2011: The map of 2011, rebuilt"
    assert words.text.startswith(
        "A map from Personal to Professional, and from Talk up to Listen."
        " The colours show alignment: where roles meet technologies. Technologies (11): Facebook,"
    )
    assert words.text.endswith("Community Marketing, AR/PR.")


def test_what_lies_in_the_tray_is_not_seen() -> None:
    words = caption(map_of(technology("twitter"), in_tray("seo")), NOW, "gap")
    assert "Technologies (1): Twitter. Roles (0): none." in words.text


def test_very_many_names_are_counted() -> None:
    words = caption(map_of(*(role(f"r{n}") for n in range(60))), NOW, "roles")
    assert "Roles (60): R0, R1," in words.text
    assert words.text.endswith("R23 and 36 more.")


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_a_map_of_which_nothing_is_said_still_has_words(overlay) -> None:
    axes = Axes(Axis("", "", ""), Axis("", "", ""))
    words = caption(map_of(axes=axes, title=" \n"), NOW, overlay)
    assert words.title == "Now"
    assert words.text.startswith("A map from left to right, and from bottom up to top. The colours")
