"""In this process, one document after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from laut.acquire.kinds import ROW
from laut.records import Document, Fact, Reading

if TYPE_CHECKING:
    from laut.reading.figures.own_concepts import OwnConcepts

_HEAD = 3000


def read_document(
    document: Document,
    ui: str | None = None,
    facts: Sequence[Fact] = (),
    model: str | Path | None = None,
    concepts: OwnConcepts | None = None,
) -> Reading:
    """The reading of `document`, with the findings that its own claims give, and those that a user's reference `facts` give.

    Rows of its sheets that exclude each other are marked.

    `model` is the file of a learned model, `concepts` are a user's lists, whose words go before ours. `ui` is the language that findings
    are worded in; the article's own where it is None.
    """
    from laut.reading import read
    from laut.reading.figures.concepts import using
    from laut.weighing import weigh
    from laut.weighing.sheets import discrepancies

    with using(concepts):
        reading = read(complete(document), model)
        reading = replace(reading, sheets=discrepancies(reading))
        weighed = weigh((reading,), ui or reading.document.language or "en", facts)
    return replace(reading, findings=weighed.findings, facts=weighed.facts)


def complete(document: Document) -> Document:
    """`document` with the title and the date of publication that its text itself gives, where nobody gave them before."""
    if (document.title and document.published) or document.media == ROW:
        return document
    from laut.reading.times import dateline_date
    from laut.text import analyse

    language = document.language or "en"
    text = _head(document.text)
    head = analyse(text, language, tuple(part for part in document.parts if part.e <= len(text)))
    titles = (head.words(block.b, block.e) for block in head.blocks[:1] if block.kind == "title")
    title = document.title or next((" ".join(words.split()) for words in titles), None)
    return replace(document, title=title, published=document.published or dateline_date(head))


def _head(text: str) -> str:
    """The first few thousand characters, up to the end of a line: enough for a title and a dateline."""
    if len(text) <= _HEAD:
        return text
    end = max(text.rfind("\n", 0, _HEAD), text.rfind("\r", 0, _HEAD))
    return text[: end if end > 0 else _HEAD]
