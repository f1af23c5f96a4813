"""Which agencies an article credits: in its dateline, at its end, as its author; not those that it merely quotes.

`Wesel (dpa) - Ein Silo ...`, `... ermittelt. (dpa/AFP)`, a last line `mit Material von Reuters`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from laut import languages
from laut.records import Document
from laut.sources import directory

AGENCY = "agency"
_HEAD = 200  # characters of a dateline
_LINE = 80  # characters of a last line that is a credit and no sentence


def agencies(document: Document) -> tuple[str, ...]:
    """The ids of the agencies that the article credits, each once, in the order of the text; none for an agency's own report of itself."""
    language = document.language if document.language in languages.known() else languages.known()[0]
    own = _entry(document.outlet or "", language)
    found = [id for words in _credits(document) for id in _names(words, language)]
    return tuple(id for id in dict.fromkeys(found) if id != own)


def _credits(document: Document) -> Iterator[str]:
    """The words that may be a credit: brackets of the dateline, brackets at the end, a short last line, the author."""
    text = document.text.strip()
    if found := _dateline().search(text[:_HEAD]):
        yield found[1]
    if found := _closing().search(text[-_HEAD:]):
        yield found[1]
    last = text.rsplit("\n", 1)[-1].strip()
    if len(last) <= _LINE and last != text:
        yield last
    yield document.author or ""


def _names(words: str, language: str) -> list[str]:
    """The agencies of a credit, none where it names anything at its beginning that is no agency: then it is a sentence or a name."""
    rules = languages.toml(language, "credits")
    rest = words.strip(" .()[]")
    for before in sorted(rules["before"], key=len, reverse=True):
        if rest.casefold().startswith(before.casefold() + " "):
            rest = rest[len(before) :].strip()
            break
    parts = [part.strip(" .") for part in re.split(_between(language), rest)]
    found = [_entry(part, language) for part in parts if part]
    return [id for id in found if id] if found and found[0] else []


def _entry(name: str, language: str) -> str | None:
    entry = directory().find(name, language) if name else None
    return entry.id if entry and entry.kind == AGENCY else None


@cache
def _dateline() -> re.Pattern[str]:
    return re.compile(r"\A[^()\n]{2,60}\(([^()]{2,40})\)\s*[-–—:]")


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(r"[(\[]([^()\[\]]{2,80})[)\]]\s*\Z")


@cache
def _between(language: str) -> str:
    words = "|".join(re.escape(word) for word in languages.toml(language, "credits")["between"])
    return rf"[/,;+]|\s(?:{words})\s"
