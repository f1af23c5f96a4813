"""PDFs made for the tests: articles laid out in columns, with running lines, pictures, broken words."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path
from typing import Any

import reportlab
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageTemplate, Paragraph, Spacer

A4 = (595.27, 841.89)
MARGIN = 56.0


@cache
def fonts() -> None:
    """Register the two cuts of Vera that reportlab brings: TrueType, with all characters of German."""
    folder = Path(reportlab.__file__).parent / "fonts"
    pdfmetrics.registerFont(TTFont("Vera", str(folder / "Vera.ttf")))
    pdfmetrics.registerFont(TTFont("VeraBd", str(folder / "VeraBd.ttf")))


@cache
def picture() -> ImageReader:
    """A small grey picture."""
    from PIL import Image

    return ImageReader(Image.new("RGB", (60, 40), (120, 130, 140)))


class Picture(Flowable):  # type: ignore[misc]
    """A picture over the whole column."""

    def __init__(self, height: float = 90) -> None:
        super().__init__()
        self.height = height

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        return width, self.height

    def draw(self) -> None:
        self.canv.drawImage(picture(), 0, 0, self.width, self.height)


def style(kind: str, body: str = "Vera", bold: str = "VeraBd", **more: Any) -> ParagraphStyle:
    """The type of a kind of block."""
    fonts()
    kinds = {
        "title": {"fontName": bold, "fontSize": 20, "leading": 24, "spaceAfter": 8},
        "heading": {"fontName": bold, "fontSize": 10, "leading": 13, "spaceBefore": 8, "spaceAfter": 4},
        "lead": {"fontName": bold, "fontSize": 9.5, "leading": 12.5, "spaceAfter": 6},
        "byline": {"fontName": body, "fontSize": 8, "leading": 10, "spaceAfter": 6},
        "caption": {"fontName": body, "fontSize": 7, "leading": 9, "spaceAfter": 6},
        "paragraph": {"fontName": body, "fontSize": 9.5, "leading": 12.5, "spaceAfter": 6},
    }  # fmt: skip
    return ParagraphStyle(kind, **{**kinds[kind], **more})


def laid_out(story: list[Any], columns: int = 1, header: str = "", footer: str = "", over: float = 0.0, **info: str) -> bytes:
    """The story as a PDF: the first `over` points of page 1 go over all columns; `header`, `footer` are on each page (`#`: its number)."""
    buffer = io.BytesIO()
    width, height = A4
    gap = 16.0
    column = (width - 2 * MARGIN - (columns - 1) * gap) / columns

    def frames(top: float) -> list[Frame]:
        size = height - 2 * MARGIN - top
        return [Frame(MARGIN + i * (column + gap), MARGIN, column, size, 0, 0, 0, 0, id=f"c{i}") for i in range(columns)]

    def margins(canvas: Any, _: Any) -> None:
        fonts()
        canvas.setFont("Vera", 8)
        canvas.drawString(MARGIN, height - 36, header.replace("#", str(canvas.getPageNumber())))
        canvas.drawRightString(width - MARGIN, 30, footer.replace("#", str(canvas.getPageNumber())))

    head = [Frame(MARGIN, height - MARGIN - over, width - 2 * MARGIN, over, 0, 0, 0, 0, id="head")] if over else []
    templates = [PageTemplate("first", [*head, *frames(over)], onPage=margins), PageTemplate("later", frames(0), onPage=margins)]
    document = BaseDocTemplate(buffer, pagesize=A4, pageTemplates=templates, invariant=True, **info)
    document.build([NextPageTemplate("later"), *story])
    return buffer.getvalue()


def paragraph(text: str, kind: str = "paragraph", **more: Any) -> Paragraph:
    """A block of the story."""
    return Paragraph(text.replace("&", "&amp;").replace("<", "&lt;"), style(kind, **more))


def broken(text: str, every: int = 3) -> str:
    """The text with a soft place for a hyphen in the middle of each third long word: reportlab sets a hyphen where it breaks there."""
    count = 0

    def soft(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        word = match[0]
        return f"{word[: len(word) // 2]}\u00ad{word[len(word) // 2 :]}" if count % every == 0 else word

    return re.sub(r"[^\W\d_]{8,}", soft, text)


JUSTIFIED = TA_JUSTIFY
SPACE = Spacer(1, 10)
