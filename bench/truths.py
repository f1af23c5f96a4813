"""Articles with what people marked in them as said by somebody, from every corpus that is measured on, in one form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bench.gold import gold_articles, lines
from bench.matching import Words, words
from laut.records import Document, Span


@dataclass(frozen=True)
class Truth:
    """Something said: the words of its content, the speaker's spans, and the speakers' names where the corpus knows them (else None)."""

    content: Words
    speaker: tuple[Span, ...]
    names: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Marked:
    """An article with all that is said in it."""

    name: str
    document: Document
    truths: tuple[Truth, ...]


def gold(shared: Path) -> Iterator[Marked]:
    """The seed and gold/reading, with names."""
    for article in gold_articles(shared):
        text = article.document.text
        truths = [
            Truth(
                words(text, a["content"]),
                tuple(Span(*s["span"]) for s in a["speakers"]),
                tuple(n.strip() for s in a["speakers"] for n in s.get("name", s["text"]).split(";")),
            )
            for a in article.gold["attributions"]
        ]
        yield Marked(article.name, article.document, tuple(truths))


def uhh(shared: Path, part: str) -> Iterator[Marked]:
    """German Wikinews with quotations: contents and the words of the speaker."""
    for line in lines(shared / "corpora" / "uhh" / f"{part}.jsonl.gz"):
        truths = [
            Truth(words(line["text"], _spans(line, q["quote"])), tuple(_spans(line, q["speaker"]))) for q in line["quotes"] if q["quote"]
        ]
        yield Marked(line["name"], _document(line, "de"), tuple(truths))


def polnear(shared: Path, part: str) -> Iterator[Marked]:
    """US political news with attributions: contents and the words of the source."""
    for line in lines(shared / "corpora" / "polnear" / f"{part}.jsonl.gz"):
        truths = [
            Truth(words(line["text"], a["content"]), tuple(Span(*s) for s in a.get("source") or ()))
            for a in line["attributions"]
            if a.get("content")
        ]
        yield Marked(line["name"], _document(line, "en"), tuple(truths))


def _spans(line: dict[str, Any], tokens: list[int]) -> list[Span]:
    return [Span(*line["tokens"][i]) for i in tokens]


def _document(line: dict[str, Any], language: str) -> Document:
    published = date.fromisoformat(line["published"][:10]) if line.get("published") else None
    return Document(line["text"], outlet=line.get("outlet"), published=published, language=language)


LOADERS: dict[str, Callable[[Path], Iterator[Marked]]] = {
    "gold": gold,
    "uhh-dev": lambda shared: uhh(shared, "dev"),
    "uhh-train": lambda shared: uhh(shared, "train"),
    "polnear-dev": lambda shared: polnear(shared, "dev"),
    "polnear-train": lambda shared: polnear(shared, "train"),
}
