"""One article as files of many kinds, as people would make them, and what two readings of it have in common."""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage, MIMEPart
from html import escape
from pathlib import Path
from typing import Any

import docx

from laut.acquire import from_path
from laut.records import Document, Reading, Span
from laut.text import analyse

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.txt"))
Made = tuple[str, bytes]  # the name of a file, its bytes


@dataclass(frozen=True)
class Article:
    """An article whose blocks have kinds, as its plain text is read."""

    document: Document

    @property
    def blocks(self) -> list[tuple[str, str]]:
        """(kind, words) of each block; the first one is the title."""
        document = self.document
        found = [(block.kind, document.text[block.b : block.e]) for block in analyse(document.text, document.language or "de").blocks]
        return [("title", found[0][1]), *found[1:]]


def example(stem: str) -> Article:
    """An article of examples/."""
    return Article(from_path(next(path for path in EXAMPLES if path.stem == stem)))


def as_docx(article: Article) -> Made:
    """With a heading of the first order above and headings of the second in between."""
    file = docx.Document()
    styles = {"caption": "Caption", "quotation": "Quote", "list": "List Bullet"}
    for kind, words in article.blocks:
        if kind in ("title", "heading"):
            file.add_heading(words, 1 if kind == "title" else 2)
        else:
            paragraph = file.add_paragraph(style=styles.get(kind, "Normal"))
            for run in re.split(r"(?<= )", words):  # every word in a run of its own, as Word leaves a text that was corrected
                paragraph.add_run(run)
    out = io.BytesIO()
    file.save(out)
    return "article.docx", out.getvalue()


def _mail(article: Article) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Redaktion <news@example.org>"
    mail["To"] = "you@example.org"
    mail["Subject"] = "Fwd: " + article.blocks[0][1]
    mail["Date"] = "Mon, 1 Jan 2024 08:00:00 +0100"
    mail["Message-ID"] = "<1@example.org>"
    return mail


def as_mail(article: Article) -> Made:
    """Plain text, quoted-printable, with a signature."""
    mail = _mail(article)
    mail.set_content(article.document.text + "\n\n-- \nDie Redaktion\n", cte="quoted-printable")
    return "article.eml", mail.as_bytes()


def as_wrapped_mail(article: Article) -> Made:
    """Plain text, base64, its lines wrapped at 72 characters, line ends of the network."""
    mail = _mail(article)
    paragraphs = [textwrap.fill(line, 72, break_long_words=False, break_on_hyphens=False) for line in article.document.text.split("\n")]
    mail.set_content("\n".join(paragraphs).replace("\n", "\r\n"), cte="base64")
    return "article.eml", mail.as_bytes()


def as_flowed_mail(article: Article) -> Made:
    """Plain text that may be wrapped anew (RFC 3676)."""
    mail = _mail(article)
    paragraphs = [" \n".join(textwrap.wrap(line, 66, break_on_hyphens=False)) for line in article.document.text.split("\n")]
    mail.set_content("\n".join(paragraphs), cte="quoted-printable")
    mail.set_param("format", "flowed")
    return "article.eml", mail.as_bytes()


def as_html_mail(article: Article) -> Made:
    """HTML alone beside a plain text that only points to it."""
    mail = _mail(article)
    mail.set_content("Read this mail in your browser: https://example.org/1")
    mail.add_alternative(html(article), subtype="html")
    return "article.eml", mail.as_bytes()


def as_mhtml(article: Article) -> Made:
    """A page as a browser saves it in one file."""
    mail = EmailMessage()
    mail["From"] = "<Saved by Blink>"
    mail["Snapshot-Content-Location"] = "https://example.org/article"
    mail["Subject"] = article.blocks[0][1]
    mail["Date"] = "Mon, 1 Jan 2024 08:00:00 -0000"
    mail["MIME-Version"] = "1.0"
    page = MIMEPart()
    page.set_content(html(article), subtype="html", cte="quoted-printable")
    page["Content-Location"] = "https://example.org/article"
    style = MIMEPart()
    style.set_content("p { color: black }", subtype="css", cte="quoted-printable")
    style["Content-Location"] = "cid:css-1@mhtml.blink"
    mail["Content-Type"] = 'multipart/related; type="text/html"; boundary="----MultipartBoundary--x----"'
    mail.set_payload([page, style])
    return "article.mhtml", mail.as_bytes()


def as_markdown(article: Article) -> Made:
    """With the marks that people write, its lines wrapped at 80 characters."""
    marks = {"title": "# ", "heading": "## ", "quotation": "> "}
    out = []
    for kind, words in article.blocks:
        words = re.sub(r"([*_\[\]<>`#\\|~])", r"\\\1", words)
        words = re.sub(r"^(\d+)([.)])", r"\1\\\2", words)
        words = words.replace("&", "&amp;")
        wrapped = words if kind in marks else re.sub(r"(?m)^([-+])", r"\\\1", textwrap.fill(words, 80, break_on_hyphens=False))
        out.append(marks.get(kind, "") + wrapped)
    return "article.md", ("\n\n".join(out) + "\n").encode()


def html(article: Article) -> str:
    """The barest page: a headline and paragraphs."""
    tags = {"title": "h1", "heading": "h2", "quotation": "blockquote"}
    body = "\n".join(f"<{tags.get(kind, 'p')}>{escape(words)}</{tags.get(kind, 'p')}>" for kind, words in article.blocks)
    title = escape(article.blocks[0][1])
    return f'<!DOCTYPE html><html lang="{article.document.language}"><head><title>{title}</title></head><body>\n{body}\n</body></html>'


KINDS: dict[str, Callable[[Article], Made]] = {
    "docx": as_docx,
    "mail": as_mail,
    "wrapped mail": as_wrapped_mail,
    "flowed mail": as_flowed_mail,
    "html mail": as_html_mail,
    "mhtml": as_mhtml,
    "markdown": as_markdown,
}


def words(reading: Reading, spans: tuple[Span, ...]) -> tuple[str, ...]:
    """The words at the spans, white space of any kind as one space."""
    return tuple(" ".join(reading.document.text[b:e].split()) for b, e in spans)


def gist(reading: Reading) -> dict[str, list[Any]]:
    """All that was read, said in words instead of offsets."""
    cues = {a.id: (words(reading, a.cue), words(reading, a.content)) for a in reading.attributions} | {None: None}
    figures = {f.id: " ".join(f.text.split()) for f in reading.figures}
    return {
        "attributions": [
            (a.type, a.stance, a.basis, *(words(reading, s) for s in (a.cue, a.speaker, a.addressee, a.frame, a.content)), cues[a.parent])
            for a in reading.attributions
        ],
        "figures": [
            (" ".join(f.text.split()), f.low, f.high, f.bound, f.unit, f.counted, f.concept, f.per, f.role, f.event, cues[f.attribution])
            for f in reading.figures
        ],
        "times": [(" ".join(t.text.split()), t.start, t.end, t.type, t.timex) for t in reading.times],
        "claims": [(words(reading, c.spans), c.chain, c.stance, c.hedges, [figures[f] for f in c.figures]) for c in reading.claims],
        "findings": [(f.kind, words(reading, f.spans), f.says, f.holds) for f in reading.findings],
        "routes": [(r.origin, r.to, r.mode, r.carriers) for r in reading.routes],
    }
