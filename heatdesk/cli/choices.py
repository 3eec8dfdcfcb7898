"""Choices: the options that say how a map is handed out, and what stands beside it."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError, BooleanOptionalAction, Namespace
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from heatdesk.cli import output
from heatdesk.cli.failures import FaultError, UsageError
from heatdesk.export.bounds import UNITS_PER_INCH
from heatdesk.export.sizes import SIZES, of_name
from heatdesk.storage.characters import as_name, show
from heatdesk.storage.problems import show_path

if TYPE_CHECKING:
    from heatdesk.figure.extras import Extras, Pixels

_LEAST_SCALE, _MOST_SCALE = 0.1, 32.0

SIZE_NAMES: Final = ", ".join(SIZES)
_SIZE: Final = f"WIDTHxHEIGHT in pixels, for example 1600x1000, or {SIZE_NAMES}"


def add_size(parser: ArgumentParser, default: str) -> None:
    """--size, as pixels or by a name; and how many pixels of a file there are to one of them."""
    parser.add_argument(
        "--size", metavar="WxH", type=size, help=f"pixels, or {SIZE_NAMES}; default: {default}"
    )
    add_scale(parser, "in a .png, sharper", "1, which is 96dpi")


def add_scale(parser: ArgumentParser, told: str, default: str) -> None:
    parser.add_argument(
        "--scale",
        metavar="N",
        type=scale,
        help=f"times as many pixels {told}, as large on paper; or 300dpi; default: {default}",
    )


def add_beside(parser: ArgumentParser, logo: str = "") -> None:
    """What stands beside the map of every page. `logo` says in which files there is one."""
    parser.add_argument(
        "--title", metavar="TEXT", type=as_name, help="another title than the map's own; '': none"
    )
    parser.add_argument(
        "--no-legend", dest="legend", action="store_false", default=None, help="without the legend"
    )
    parser.add_argument(
        "--accent", metavar="RRGGBB", type=accent, help="the colour of a bar, as '#2563eb'"
    )
    parser.add_argument("--logo", metavar="FILE", help=f"a PNG, JPEG or SVG picture{logo}")


def add_words(parser: ArgumentParser) -> None:
    """What a page says in sentences."""
    default = "default: only in .pptx and .html"
    for name, told in (("findings", "the findings"), ("method", "how all was found")):
        parser.add_argument(
            f"--{name}", action=BooleanOptionalAction, default=None, help=f"{told}; {default}"
        )


def size(text: str) -> tuple[int, int]:
    """Width and height of a page in pixels at a scale of 1: '1600x1000', 'a4' or '16:9'."""
    known = of_name(text)
    if known is not None:
        return known.width, known.height
    found = re.fullmatch(r"([0-9]{1,9})[xX]([0-9]{1,9})", text)
    if found is None:
        raise ArgumentTypeError(f"expected {_SIZE}, got '{show(text)}'")
    return int(found[1]), int(found[2])


def scale(text: str) -> float:
    """Pixels to a page unit: '2', or '192dpi'."""
    found = re.fullmatch(r"([0-9]{1,4}(?:\.[0-9]{1,6})?)(dpi)?", text)
    number = 0.0 if found is None else float(found[1])
    if found is not None and found[2]:
        number /= UNITS_PER_INCH
    if not _LEAST_SCALE <= number <= _MOST_SCALE:
        wanted = f"a number from {_LEAST_SCALE:g} to {_MOST_SCALE:g}, or as dots: 300dpi"
        raise ArgumentTypeError(f"expected {wanted}, got '{show(text)}'")
    return number


def accent(text: str) -> str:
    """A colour, '#rrggbb'. Shells take what begins with # for a comment: it may be left out."""
    if not re.fullmatch(r"#?[0-9a-fA-F]{6}", text):
        raise ArgumentTypeError(f"expected a colour such as '#2563eb', got '{show(text)}'")
    return "#" + text.removeprefix("#").lower()


def extras(options: Namespace, default: Extras) -> Extras:
    """What was chosen, else what the file has by default. A logo needs Qt. Raises FaultError."""
    from dataclasses import replace

    names = ("title", "legend", "findings", "method", "accent")
    given = {name: getattr(options, name, None) for name in names}
    chosen = {name: value for name, value in given.items() if value is not None}
    logo = None if options.logo is None else _logo(options.logo)
    return replace(default, **chosen, logo=logo)


def require_sense(
    verb: str, options: Namespace, form: str, only: Mapping[str, tuple[str, ...]]
) -> None:
    """Raises UsageError for an option that means nothing in this form. `only` says in which forms
    each of them does.
    """
    for name, forms in only.items():
        if getattr(options, name) is not None and form not in forms:
            places = " and ".join(f".{one}" for one in forms)
            raise UsageError(f"heatdesk {verb}: --{name} is for {places}, not for .{form}")


def _logo(path: str) -> Pixels:
    from heatdesk.export.logo import LogoError, as_pixels, read_logo

    try:
        with output.others_quiet():
            return as_pixels(read_logo(path))
    except LogoError as error:
        raise FaultError(f"{show_path(path)}: {error}") from error
