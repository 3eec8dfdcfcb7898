"""Small whole maps in which every text would rather be something else.

`a_hostile_map(7)` is always the same one. Whatever of its texts is run says so by setting `caught`
in the page that it stands in, or by opening a dialog.
"""

from __future__ import annotations

import random
from typing import Final

from heatdesk.model.findings import Finding, NamedItem
from heatdesk.model.items import LAYERS, Item, Placement
from heatdesk.model.project import Project
from heatdesk.model.properties import (
    OVERLAYS,
    Axes,
    Axis,
    HeatSettings,
    LayerName,
    LayerNames,
    Properties,
    Quadrant,
    Quadrants,
)
from heatdesk.model.scenario import Scenario
from heatdesk.model.story import About, Step
from heatdesk.storage.characters import TEXT_LIMIT, as_line, as_text

MARKUP: Final = (
    "<script>caught=1</script>",
    "</script><script>caught=1</script>",
    "</style><script>caught=1</script>",
    "</title></svg></text><script>caught=1</script>",
    "<img src=x onerror=caught=1>",
    "<svg onload=caught=1>",
    "<svg><image href=https://example.org/x.png></svg>",
    "<iframe srcdoc='<script>parent.caught=1</script>'>",
    "<a href=javascript:alert(1)>x</a>",
    "<base href=https://example.org/>",
    "<meta http-equiv=refresh content='0;url=https://example.org/'>",
    "<link rel=stylesheet href=https://example.org/x.css>",
    "<style>@import url(https://example.org/x.css);</style>",
    "<b>bold<i>", "<!--", "--><svg/>", "]]>", "<![CDATA[", "<?xml-stylesheet href='x'?>",
    "]]><!ENTITY x SYSTEM 'file:///etc/passwd'>&x;",
    '" onload="caught=1" x="', "' onmouseover='caught=1", '"><script>caught=1</script>',
    "&lt;script&gt;", "&amp;&#60;&#x3c;", "&", "<", ">", '"', "'", "\\", "`caught=1`",
    "' xlink:href='https://example.org/'", "url(https://example.org/x.svg#a)",
    "javascript:alert(1)", "data:text/html,<script>alert(1)</script>",
    "\\u003cscript>caught=1\\u003c/script>", "__proto__", "constructor", "</svg>", "{}", "null",
    ") Tj /JavaScript (app.alert(1)) /OpenAction", "%PDF-1.7 endstream endobj",
    "![x](https://example.org/x.png)", "[x](javascript:alert(1))", "| a | b |", "# h", "```",
    "https://example.org", "www.example.org", "mailto:a@example.org", "file:///etc/passwd",
)  # fmt: skip
FORMULAS: Final = (
    "=1+1", "=cmd|' /C calc'!A0", '=HYPERLINK("https://example.org";"x")', "+1", "-1+2",
    "@SUM(A1)", "\t=1", " =1", "＝1+1", "＋1", "－1", "＠SUM(A1)", "=1;\"", "{=1}", "#REF!",
    "=WEBSERVICE(\"https://example.org\")", '","=1', "';=1", "1e999", "0x1F", "TRUE", "_x000D_",
)  # fmt: skip
LETTERS: Final = (
    "\u202eabc\u202c", "\u2066x\u2069", "\u202e\u202e\u202e", "a\u200b\u00ad\ufeffb", "\u200f-1",
    "שיווק דיגיטלי", "تسويق", "العربية <b>", "מכירות =1", "日本語", "Zoë", "ǅ", "ﷺ",
    "👩‍🚀", "🏳️‍🌈", "👨‍👩‍👧‍👦", "🇩🇪", "e\u0301" * 20, "a" + "\u0302" * 80, "\U0010ffff",
    "\U000e0041",
    "W" * 200, "<" * 200, '"' * 200, "=" + "9" * 199, "👩‍🚀" * 66, "ש" * 200, "\u202e" * 200,
    "", " ", "   ", ".", "%s%n", "${x}", "{{x}}", "quadrantChart", "-->", "A: [0.5, 0.5]",
)  # fmt: skip
CONTROLS: Final = (
    "\u0000\u0001", "\u001b[2J", "\u0085\u009f", "\ud800", "\udfff\ud800",
    "a\r\nb\tc\u2028d\u2029", "\x0b\x0c\x1f", "\x7f",
)  # fmt: skip
_POOLS: Final = (MARKUP, FORMULAS, LETTERS)
_KINDS: Final = ("title", "axes", "roles", "overlay", "warm", "hot", "opportunity", "free")


class _Words:
    """Texts in any number; in `raw` ones stands what no file can hold."""

    def __init__(self, chance: random.Random, raw: bool) -> None:
        self.chance = chance
        self.raw = raw

    def line(self) -> str:
        text = self._mixed(" ")[:200]
        return text if self.raw else as_line(text)

    def text(self) -> str:
        text = self._mixed("\n")[:TEXT_LIMIT]
        return text if self.raw else as_text(text)

    def _mixed(self, between: str) -> str:
        pools = (*_POOLS, CONTROLS) if self.raw else _POOLS
        count = self.chance.choice((1, 1, 2, 3))
        pieces = [self.chance.choice(self.chance.choice(pools)) for _ in range(count)]
        return self.chance.choice(("", between)).join(pieces)


def a_hostile_map(seed: int, raw: bool = False) -> Project:
    """A map of 3 to 6 items in one scenario, seldom two, with two findings, a step of its story,
    and hostile words wherever words can stand. `raw` words are such as no file can hold.
    """
    chance = random.Random(seed)
    words = _Words(chance, raw)
    items = [_item(n, words) for n in range(chance.choice((3, 3, 4, 6)))]
    ids = chance.choice((("now",), ("now",), ("now",), ("now", "later")))
    scenarios = [(Scenario(id, words.line(), None, words.text()), _placed(items, words))
                 for id in ids]  # fmt: skip
    found = [_finding(n, items, words) for n in range(2)]
    return Project.of(_properties(words), items, scenarios, found, _story(words))


def _item(n: int, words: _Words) -> Item:
    """An item; the first two are of both kinds."""
    layer = LAYERS[n] if n < 2 else words.chance.choice(LAYERS)
    return Item(f"i{n}", layer, words.line(), words.line(), words.text(), words.line())


def _placed(items: list[Item], words: _Words) -> list[Placement]:
    """All items, near enough to each other to meet."""
    spot = words.chance.uniform
    return [
        Placement(item.id, round(spot(-1, 1), 4), round(spot(-0.6, 0.6), 4), reason=words.text())
        for item in items
    ]


def _finding(n: int, items: list[Item], words: _Words) -> Finding:
    named = (NamedItem(items[n].id, words.line()), NamedItem("gone", words.line()))
    zone = words.chance.choice(("hot", "warm", None))
    rule, subject = (None, None) if zone else ("cold_quadrant", words.line())
    texts = words.text(), words.line(), words.text(), words.text(), words.text()
    return Finding(f"f{n}", ("now", "gone")[n], zone, rule, subject, named, *texts)


def _properties(words: _Words) -> Properties:
    axes = [Axis(words.line(), words.line(), words.line(), words.text()) for _ in "xy"]
    quadrants = [Quadrant(words.line(), words.text()) for _ in range(4)]
    layers = LayerNames(LayerName(words.line()), LayerName(words.line()))
    heat = HeatSettings(overlay=words.chance.choice(OVERLAYS))
    return Properties(
        words.line(), words.text(), Axes(*axes), Quadrants(*quadrants), layers, None, heat
    )


def _story(words: _Words) -> tuple[Step, ...]:
    kind = words.chance.choice(_KINDS)
    return (Step("step", kind, About("now"), words.line(), words.text(), words.text()),)
