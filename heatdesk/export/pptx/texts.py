"""Texts: what stands in the placeholders of slides: titles, captions, lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from heatdesk.analysis.story.scenes import Scene
from heatdesk.export.pptx.fitting import Told, fitted, lines
from heatdesk.export.pptx.nodes import EMU, Node
from heatdesk.export.pptx.skeleton import ASIDE_TEXT, CAPTION_TEXT, FRONT, TITLE_SLIDE
from heatdesk.export.pptx.writing import PLAIN, Lettering, fill_placeholder, paragraph
from heatdesk.figure.stage_layout import CAPTION, LEGEND, LINE, TITLE, StageLayout

_SHRUNK: Final = 0.8
"""A title that needs more lines than its box has is written so much smaller."""

Lost = Sequence[tuple[int, str]]
"""Names that have only a number on the map."""


def title_slide(presentation: Any, scene: Scene, layout: StageLayout) -> Any:
    """The page before the map: what it is called, what it is about, what is presented."""
    slide = presentation.slides.add_slide(presentation.slide_layouts[TITLE_SLIDE])
    _title(slide, _called(scene), FRONT * TITLE * layout.unit, 2)
    told = [Told(_whole(scene), CAPTION * layout.unit)]
    told += [Told(line, LINE * layout.unit, 1) for line in scene.lines]
    _fill(slide, CAPTION_TEXT, told)
    return slide


def fill_map_text(slide: Any, scene: Scene, layout: StageLayout, lost: Lost) -> None:
    """Title, caption and lines of a map's slide; after them the names that are numbers there."""
    unit = layout.unit
    _title(slide, _called(scene), TITLE * unit, 2)
    caption = [Told(_whole(scene), CAPTION * unit)]
    beside = [Told(line, LINE * unit, 1) for line in scene.lines]
    beside += [Told(f"{number}  {name}", LEGEND * unit, 1) for number, name in lost]
    if layout.flows:
        _fill(slide, CAPTION_TEXT, [*caption, *beside])
        return
    _fill(slide, CAPTION_TEXT, caption)
    _fill(slide, ASIDE_TEXT, beside)


def text_slide(
    presentation: Any, kind: int, title: str, layout: StageLayout, told: Iterable[str] = ()
) -> Any:
    """A slide of a title and, where its layout has a place for it, of paragraphs."""
    slide = presentation.slides.add_slide(presentation.slide_layouts[kind])
    _title(slide, title, TITLE * layout.unit, 1)
    paragraphs = [Told(text, LINE * layout.unit) for text in told]
    if paragraphs:
        _fill(slide, CAPTION_TEXT, paragraphs)
    return slide


def _title(slide: Any, title: str, size: float, rows: int) -> None:
    shape = slide.shapes.title
    crowded = lines(title, size, shape.width / EMU, 600) > rows
    look = Lettering(_SHRUNK * size, font="+mj", weight=600) if crowded else PLAIN
    fill_placeholder(shape, [paragraph(title, look)])


def _fill(slide: Any, number: int, told: Sequence[Told]) -> None:
    """Puts what there is to say into a placeholder, and takes it away where there is nothing."""
    shape = next(s for s in slide.placeholders if s.placeholder_format.idx == number)
    said = [one for one in told if one.text.strip()]
    if not said:
        shape._element.getparent().remove(shape._element)
        return
    fill_placeholder(shape, _paragraphs(said, shape.width / EMU, shape.height / EMU))


def _paragraphs(said: Sequence[Told], width: float, height: float) -> Iterator[Node]:
    kept, scale = fitted(said, width, height)
    for one in kept:
        look = PLAIN if scale == 1.0 else Lettering(scale * one.size)
        yield paragraph(one.text, look, level=one.level)


def _called(scene: Scene) -> str:
    """No slide is without a title: outlines and screen readers find slides by it."""
    return scene.title.strip() or "The map"


def _whole(scene: Scene) -> str:
    return scene.sentence or scene.caption
