"""Theme: a look as the colours and fonts of a presentation, and a look that only names them.

Shapes refer to the theme, so slides that are pasted into a company's deck take its colours.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final
from xml.sax.saxutils import quoteattr

from heatdesk.figure import lettering
from heatdesk.figure.look import LayerLook, Look

GROUND, TEXT, HAIRLINE, SECONDARY = "bg1", "tx1", "bg2", "tx2"
TECHNOLOGY, ROLE, WARM, HOT, ACCENT, AXIS = (f"accent{n}" for n in range(1, 7))
"""Colours of the theme by what they are for."""

NAME: Final = "HeatDesk"

_OTHER_SCRIPTS: Final = {
    "Jpan": "Yu Gothic",
    "Hang": "Malgun Gothic",
    "Hans": "Microsoft YaHei",
    "Hant": "Microsoft JhengHei",
    "Arab": "Arial",
    "Hebr": "Arial",
    "Thai": "Leelawadee UI",
    "Deva": "Mangal",
}
"""Fonts for scripts that ours lacks."""

_LIKE_INTER: Final = "020B0604020202020204"
"""What a font is like (Panose: sans serif, as Arial is), for a system that lacks it."""


@dataclass(frozen=True, slots=True)
class Colours:
    """A theme's colours as '#rrggbb'. In a dark theme ground and text have changed places."""

    dark: bool
    ground: str
    text: str
    hairline: str
    secondary: str
    accents: tuple[str, str, str, str, str, str]

    @classmethod
    def of(cls, look: Look) -> Colours:
        accents = (
            look.technology.fill,
            look.role.outline,
            look.warm.colour,
            look.hot.colour,
            look.accent,
            look.axis,
        )
        return cls(look.dark, look.canvas, look.text, look.hairline, look.secondary, accents)


def themed(look: Look) -> Look:
    """The same look with names of theme colours in place of colours. The ground of the plane stays:
    the heat's own colours are mixed with it.
    """
    return replace(
        look,
        canvas=GROUND,
        text=TEXT,
        secondary=SECONDARY,
        axis=AXIS,
        hairline=HAIRLINE,
        accent=ACCENT,
        casing=GROUND,
        technology=LayerLook(TECHNOLOGY, TECHNOLOGY, look.technology.outline_width, TECHNOLOGY),
        role=LayerLook(GROUND, ROLE, look.role.outline_width, ROLE),
        warm=replace(look.warm, colour=WARM),
        hot=replace(look.hot, colour=HOT),
        halo=replace(look.halo, colour=GROUND),
    )


def colour_map(dark: bool) -> str:
    """Which of the theme's colours are ground and text, as the attributes of p:clrMap."""
    light_ones = 'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"'
    dark_ones = 'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"'
    rest = " ".join(f'{name}="{name}"' for name in (*_ACCENTS, "hlink", "folHlink"))
    return f"{dark_ones if dark else light_ones} {rest}"


def theme_xml(colours: Colours) -> bytes:
    """The theme as a part of the package."""
    light, dark = (colours.ground, colours.text), (colours.hairline, colours.secondary)
    pairs = [(b, a) if colours.dark else (a, b) for a, b in (light, dark)]
    (lt1, dk1), (lt2, dk2) = pairs
    accents = colours.accents
    link = accents[4]
    slots = {"dk1": dk1, "lt1": lt1, "dk2": dk2, "lt2": lt2}
    slots |= dict(zip(_ACCENTS, accents, strict=True)) | {"hlink": link, "folHlink": link}
    scheme = "".join(
        f'<a:{slot}><a:srgbClr val="{hue[1:].upper()}"/></a:{slot}>' for slot, hue in slots.items()
    )
    fonts = "".join(f"<a:{kind}Font>{_font()}</a:{kind}Font>" for kind in ("major", "minor"))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="{NAME}">'
        f'<a:themeElements><a:clrScheme name="{NAME}">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="{NAME}">{fonts}</a:fontScheme>{_FORMATS}</a:themeElements>'
        "<a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    ).encode()


_ACCENTS: Final = tuple(f"accent{n}" for n in range(1, 7))


def _font() -> str:
    others = "".join(
        f"<a:font script={quoteattr(script)} typeface={quoteattr(name)}/>"
        for script, name in _OTHER_SCRIPTS.items()
    )
    own = f'<a:latin typeface="{lettering.FAMILY}" panose="{_LIKE_INTER}"/>'
    return f'{own}<a:ea typeface=""/><a:cs typeface=""/>{others}'


_SOLID: Final = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_FORMATS: Final = (
    f'<a:fmtScheme name="{NAME}">'
    f"<a:fillStyleLst>{3 * _SOLID}</a:fillStyleLst>"
    "<a:lnStyleLst>"
    + "".join(f'<a:ln w="{width}" cap="flat">{_SOLID}</a:ln>' for width in (9525, 19050, 28575))
    + "</a:lnStyleLst>"
    f"<a:effectStyleLst>{3 * '<a:effectStyle><a:effectLst/></a:effectStyle>'}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{3 * _SOLID}</a:bgFillStyleLst></a:fmtScheme>"
)
"""Every theme has three of each; ours are plain."""
