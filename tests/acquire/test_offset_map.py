"""The promise over every kind of input: the words at any span of a reading are the words in the source, found there without the reader."""

from __future__ import annotations

import email
import io
import zipfile
from collections.abc import Callable
from email import policy
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from laut.acquire import Original, from_bytes
from laut.acquire.docx import NAMESPACES
from laut.acquire.web.page import tree
from laut.contract import spans_of
from laut.engines.local import read_document
from laut.records import Document, Place, Reading, Span

from . import makeup
from .pdf.making import laid_out, paragraph

Source = Callable[[Place], str]  # from a place to the characters that stand there
EXAMPLES = {path.stem: makeup.example(path.stem) for path in makeup.EXAMPLES}
PAGES = sorted((Path(__file__).parents[1] / "pages").glob("*.html"))


def page_source(data: bytes, where: str = "a.html") -> Source:
    root = tree(Original(data, where))

    @cache
    def node(path: str) -> str:
        (found,) = root.xpath(path)
        return str(found)

    return lambda place: node(place.node)[place.at :]


def docx_source(data: bytes) -> Source:
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")).getroottree()
    return lambda place: str(root.xpath(place.node, namespaces=NAMESPACES)[0])[place.at :]


def mail_source(data: bytes) -> Source:
    message = email.message_from_bytes(data, policy=policy.default)

    @cache
    def part(number: str) -> str:
        found = message
        for step in number.split("."):
            found = list(found.iter_parts())[int(step) - 1] if found.is_multipart() else found  # type: ignore[assignment,union-attr]
        return str(found.get_content())

    @cache
    def page(number: str) -> Source:
        return page_source(part(number).encode(), "part.html")

    def at(place: Place) -> str:
        number, _, node = place.node.partition(" ")
        return page(number)(place._replace(node=node)) if node else part(number)[place.at :]

    return at


def text_source(data: bytes) -> Source:
    text = data.decode()
    return lambda place: text[place.at :]


def pdf_source(data: bytes) -> Source:
    file = pypdfium2.PdfDocument(data)
    return lambda place: str(file[int(place.node.split()[1]) - 1].get_textpage().get_text_range(place.at, place.e - place.b))


def as_pdf(article: makeup.Article) -> makeup.Made:
    story = [paragraph(words, kind if kind in ("title", "heading", "caption") else "paragraph") for kind, words in article.blocks]
    return "article.pdf", laid_out(story, 2, "Kopf · #", "Fuß #", 60)


def as_page(article: makeup.Article) -> makeup.Made:
    return "article.html", makeup.html(article).encode()


KINDS: dict[str, tuple[Callable[[makeup.Article], makeup.Made], Callable[[bytes], Source]]] = {
    "page": (as_page, page_source),
    "docx": (makeup.as_docx, docx_source),
    "mail": (makeup.as_mail, mail_source),
    "wrapped mail": (makeup.as_wrapped_mail, mail_source),
    "mail with a page": (makeup.as_html_mail, mail_source),
    "mhtml": (makeup.as_mhtml, mail_source),
    "markdown": (makeup.as_markdown, text_source),
    "pdf": (as_pdf, pdf_source),
}


def hold(document: Document, span: Span, source: Source) -> None:
    """The words at `span` are those of the source."""
    places = document.where(span)
    for place in places:
        words = document.text[place.b : place.e]
        assert source(place)[: len(words)] == words, place
    assert letters("".join(document.text[p.b : p.e] for p in places)) == letters(document.text[span.b : span.e])


def letters(words: str) -> str:
    """`words` without white space, and without what a source gives only by its name (`&amp;` in Markdown): that has no place."""
    return "".join(words.replace("&", "").split())


def all_spans(reading: Reading) -> set[Span]:
    parts = (reading.sources, reading.attributions, reading.figures, reading.times, reading.claims, reading.findings, reading.routes)
    return {span for part in parts for record in part for span in spans_of(record)} | {Span(p.b, p.e) for p in reading.document.parts}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_span_of_a_reading_leads_back(kind: str, name: str) -> None:
    make, source_of = KINDS[kind]
    where, data = make(EXAMPLES[name])
    reading = read_document(from_bytes(data, where=where, language=EXAMPLES[name].document.language))
    spans = all_spans(reading)
    assert len(spans) > 20
    source = source_of(data)
    for span in spans:
        hold(reading.document, span, source)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_span_of_a_page_of_the_corpus_leads_back(page: Path) -> None:
    from laut.errors import InputError

    data = page.read_bytes()
    try:
        document = from_bytes(data, where=page.name)
    except InputError:
        return  # that it is one of those to be refused is tested with the corpus
    source = page_source(data, page.name)
    for span in all_spans(read_document(document)):
        hold(document, span, source)


@given(st.sampled_from(sorted(KINDS)), st.sampled_from(sorted(EXAMPLES)), st.data())
@settings(max_examples=60, deadline=None)
def test_any_span_leads_back(kind: str, name: str, data: st.DataObject) -> None:
    document, source = made(kind, name)
    b = data.draw(st.integers(0, len(document.text) - 1))
    hold(document, Span(b, data.draw(st.integers(b + 1, len(document.text)))), source)


@cache
def made(kind: str, name: str) -> tuple[Document, Source]:
    where, content = KINDS[kind][0](EXAMPLES[name])
    return from_bytes(content, where=where, language=EXAMPLES[name].document.language), KINDS[kind][1](content)
