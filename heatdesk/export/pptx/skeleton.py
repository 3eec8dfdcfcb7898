"""Skeleton: a presentation without slides, its theme, its master and its four layouts.

The library's own template gives the package its parts; all that is seen is written here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml

from heatdesk.export.pptx.logos import add_logos, corner
from heatdesk.export.pptx.nodes import EMU, emu
from heatdesk.export.pptx.theme import NAME, SECONDARY, TEXT, Colours, colour_map, theme_xml
from heatdesk.figure.extras import Pixels
from heatdesk.figure.look import LIGHT
from heatdesk.figure.marks import Rect
from heatdesk.figure.stage_layout import CAPTION, LINE, TITLE, StageLayout, stage_look

TITLE_SLIDE, MAP_SLIDE, TEXT_SLIDE, TABLE_SLIDE = range(4)
"""The layouts, in their order."""

CAPTION_TEXT, ASIDE_TEXT = 1, 2
"""Numbers of the placeholders for text; the second stands only where it lies apart."""

_NAMESPACES: Final = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
FRONT: Final = 1.5
"""How much larger the title of the first slide is."""

_TITLE_ROWS: Final = 2.5
_MARGIN: Final = 0.04
_LEGEND: Final = 150.0
"""Design pixels below the text beside the map that the largest legend takes."""

Presented = Any
"""A presentation of the library."""


@dataclass(frozen=True, slots=True)
class _Box:
    """A placeholder of a layout: its kind and number, where it lies, and its text's look."""

    kind: str
    number: int
    name: str
    rect: Rect
    sizes: tuple[float, ...]
    """Of the levels of text, in page units."""
    anchor: str = "t"
    colour: str = TEXT


def blank(width: float, height: float, colours: Colours, logo: Pixels | None = None) -> Presented:
    """A presentation without slides, of pages of this size in page units; the logo, of pixels
    0xAARRGGBB, is on all of them.
    """
    made = Presentation()
    made.slide_width, made.slide_height = emu(width), emu(height)
    size = made.part._element.find(f"{{{_PML}}}sldSz")
    size.attrib.pop("type", None)
    _drop(made.part.rels, RT.PRINTER_SETTINGS)
    _drop(made.part.package._rels, RT.THUMBNAIL)
    master = made.part.part_related_by(RT.SLIDE_MASTER)
    master.part_related_by(RT.THEME)._blob = theme_xml(colours)
    layouts = _layouts(width, height, logo)
    kept = _kept_layouts(master, len(layouts))
    for (name, kind, boxes), part in zip(layouts, kept.values(), strict=True):
        part._element = parse_xml(_layout_xml(name, kind, boxes))
    master._element = parse_xml(_master_xml(colours.dark, layouts[TEXT_SLIDE][2], list(kept)))
    if logo is not None:
        add_logos(made, logo, width, height)
    return made


def column(layout: StageLayout) -> tuple[Rect, Rect, Rect | None]:
    """Where the title, the caption, and, where they lie apart, the lines of a map's slide go."""
    left, top, right, bottom = layout.aside
    title_bottom = top + _TITLE_ROWS * TITLE * layout.unit
    title = (left, top, right, title_bottom)
    rest = (left, title_bottom + 8 * layout.unit, right, bottom - _LEGEND * layout.unit)
    return (title, rest, None) if layout.flows else (title, layout.head, rest)


_PML: Final = "http://schemas.openxmlformats.org/presentationml/2006/main"
_Layout = tuple[str, str, list[_Box]]


def _row(layout: StageLayout) -> float:
    return 1.4 * TITLE * layout.unit


def _layouts(width: float, height: float, logo: Pixels | None) -> list[_Layout]:
    stage = StageLayout.of(width, height)
    unit = stage.unit
    title, caption, aside = column(stage)
    sizes = (CAPTION * unit, LINE * unit)
    texts = [_Box("body", CAPTION_TEXT, "Caption", caption, sizes)]
    if aside is not None:
        texts.append(_Box("body", ASIDE_TEXT, "Lines", aside, (LINE * unit, LINE * unit)))
    heading = _Box("title", 0, "Title", title, (TITLE * unit,), "b")
    edge = _MARGIN * height
    right = width if logo is None else corner(logo, width, height).x
    top_line = (edge, edge, right - edge, edge + _row(stage))
    rest = (edge, edge + 1.2 * _row(stage), width - edge, height - edge)
    above = _Box("title", 0, "Title", top_line, (TITLE * unit,), "ctr")
    lines = _Box("body", CAPTION_TEXT, "Text", rest, (LINE * unit, LINE * unit))
    return [
        ("Title", "title", _front(width, height, unit)),
        ("Map", "obj", [heading, *texts]),
        ("Text", "obj", [above, lines]),
        ("Table", "titleOnly", [above]),
    ]


def _front(width: float, height: float, unit: float) -> list[_Box]:
    """The first slide: a large title in the upper half, text in the lower."""
    left, right = 0.1 * width, 0.9 * width
    title = (left, 0.12 * height, right, 0.44 * height)
    text = (left, 0.47 * height, right, 0.92 * height)
    sizes = (CAPTION * unit, LINE * unit)
    return [
        _Box("ctrTitle", 0, "Title", title, (FRONT * TITLE * unit,), "b"),
        _Box("subTitle", CAPTION_TEXT, "Subtitle", text, sizes, colour=SECONDARY),
    ]


def _drop(relations: Any, kind: str) -> None:
    for id in [id for id, found in relations.items() if found.reltype == kind]:
        relations.pop(id)


def _kept_layouts(master: Any, count: int) -> dict[str, Any]:
    """The first layouts of the master by their relation; the others go."""
    found = [(id, r.target_part) for id, r in master.rels.items() if r.reltype == RT.SLIDE_LAYOUT]
    found.sort(key=lambda pair: int(pair[0].removeprefix("rId")))
    for id, _ in found[count:]:
        master.rels.pop(id)
    return dict(found[:count])


def _master_xml(dark: bool, boxes: Sequence[_Box], layouts: Sequence[str]) -> bytes:
    listed = "".join(
        f'<p:sldLayoutId id="{2147483649 + n}" r:id="{id}"/>' for n, id in enumerate(layouts)
    )
    unit = boxes[0].sizes[0] / TITLE
    look = stage_look(LIGHT)
    return (
        f"<p:sldMaster {_NAMESPACES}><p:cSld><p:bg><p:bgPr><a:solidFill>"
        '<a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
        f"{_tree(boxes)}</p:cSld><p:clrMap {colour_map(dark)}/>"
        f"<p:sldLayoutIdLst>{listed}</p:sldLayoutIdLst><p:txStyles>"
        f"<p:titleStyle>{_level(1, TITLE * unit, font='mj', bold=True)}</p:titleStyle>"
        f"<p:bodyStyle>{_level(1, CAPTION * unit, after=0.5)}{_level(2, LINE * unit, after=0.4)}"
        f"</p:bodyStyle><p:otherStyle>{_level(1, look.small_size * unit)}</p:otherStyle>"
        "</p:txStyles></p:sldMaster>"
    ).encode()


def _layout_xml(name: str, kind: str, boxes: Sequence[_Box]) -> bytes:
    return (
        f'<p:sldLayout {_NAMESPACES} type="{kind}" preserve="1"><p:cSld name="{NAME} {name}">'
        f"{_tree(boxes)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    ).encode()


def _tree(boxes: Sequence[_Box]) -> str:
    shapes = "".join(_placeholder(n + 2, box) for n, box in enumerate(boxes))
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
        f'<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>{shapes}</p:spTree>'
    )


def _placeholder(id: int, box: _Box) -> str:
    number = f' idx="{box.number}"' if box.number else ""
    left, top, right, bottom = box.rect
    title = box.kind.lower().endswith("title") and box.kind != "subTitle"
    levels = "".join(
        _level(n, size, box.colour, "mj" if title else "mn", title, 0.0 if title else 0.4)
        for n, size in enumerate(box.sizes, start=1)
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{box.name}"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{box.kind}"{number}/></p:nvPr>'
        f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="{emu(left)}" y="{emu(top)}"/>'
        f'<a:ext cx="{emu(right - left)}" cy="{emu(bottom - top)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>'
        f'<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="{box.anchor}">'
        f"<a:normAutofit/></a:bodyPr><a:lstStyle>{levels}</a:lstStyle>"
        f"<a:p><a:r><a:t>{box.name}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def _level(
    level: int,
    size: float,
    colour: str = TEXT,
    font: str = "mn",
    bold: bool = False,
    after: float = 0.0,
) -> str:
    """The style of a level of text, without bullets; `after` is room below it, in its sizes."""
    points = size * 0.75
    weight = ' b="1"' if bold else ""
    fonts = "".join(
        f'<a:{kind} typeface="+{font}-{script}"/>'
        for kind, script in (("latin", "lt"), ("ea", "ea"), ("cs", "cs"))
    )
    return (
        f'<a:lvl{level}pPr marL="0" indent="0" algn="l" defTabSz="{96 * EMU}" rtl="0">'
        '<a:spcBef><a:spcPts val="0"/></a:spcBef>'
        f'<a:spcAft><a:spcPts val="{round(100 * after * points)}"/></a:spcAft><a:buNone/>'
        f'<a:defRPr sz="{round(points * 10) * 10}"{weight} kern="1200"><a:solidFill>'
        f'<a:schemeClr val="{colour}"/></a:solidFill>{fonts}</a:defRPr></a:lvl{level}pPr>'
    )
